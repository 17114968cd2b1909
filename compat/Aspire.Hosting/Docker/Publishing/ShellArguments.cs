using System.Text;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Keeps Compose's interpolation away from variables that the shell in the container is to expand.</summary>
internal static class ShellArguments
{
    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        "sh", "bash", "/sh", "/bash", "/bin/sh", "/bin/bash", "/usr/bin/sh", "/usr/bin/bash",
    };

    public static bool IsShell(string? entrypoint) => entrypoint is not null && Shells.Contains(entrypoint);

    /// <summary>Doubles the dollar of each <c>$NAME</c> and <c>${NAME…</c> that is not doubled yet.</summary>
    public static string Escape(string argument)
    {
        var escaped = new StringBuilder(argument.Length + 8);
        for (var i = 0; i < argument.Length; i++)
        {
            escaped.Append(argument[i]);
            if (argument[i] != '$') continue;

            if (At(argument, i + 1) == '$') escaped.Append(argument[++i]);
            else if (StartsName(At(argument, i + 1) == '{' ? At(argument, i + 2) : At(argument, i + 1))) escaped.Append('$');
        }
        return escaped.ToString();
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';

    private static bool StartsName(char c) => char.IsAsciiLetter(c) || c == '_';
}
