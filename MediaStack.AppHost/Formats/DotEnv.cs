using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Writes <c>.env</c> for Compose. Values stand in double quotes, where Compose reads <c>\</c>, <c>"</c> and <c>$</c> behind a
/// backslash as themselves (docs.docker.com, "Environment file syntax"); so any line of text arrives byte for byte.
/// </summary>
internal static class DotEnv
{
    /// <summary>The file, sorted by variable.</summary>
    /// <param name="heading">One line that says what the file is.</param>
    /// <param name="variables">What it holds.</param>
    public static string Write(string heading, IEnumerable<Variable> variables)
    {
        var text = new StringBuilder($"# {heading}\n");
        foreach (var variable in variables.OrderBy(variable => variable.Name, StringComparer.Ordinal))
        {
            text.Append('\n');
            if (variable.Description is { } description)
            {
                text.Append("# ").Append(description.ReplaceLineEndings(" ")).Append('\n');
            }

            text.Append(variable.Name).Append("=\"").Append(Escape(variable)).Append("\"\n");
        }

        return text.ToString();
    }

    /// <summary>A variable of the file.</summary>
    /// <param name="Name">Upper case, digits, underscores.</param>
    /// <param name="Value">Any text without a line break or NUL.</param>
    /// <param name="Description">Comment above it.</param>
    public sealed record Variable(string Name, string Value, string? Description);

    private static string Escape(Variable variable) =>
        variable.Value.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0
            ? throw new InvalidOperationException($"The value of {variable.Name} holds a line break, which .env cannot carry.")
            : variable.Value
                .Replace(@"\", @"\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("$", @"\$", StringComparison.Ordinal);
}
