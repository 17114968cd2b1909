using System.Text;

namespace MediaStack.AppHost.Publishing;

/// <summary>Replaces <c>${NAME}</c> in texts of a compose file; <c>$$</c> stands for one dollar sign and stays.</summary>
internal static class ComposeVariables
{
    /// <summary>The one variable that Compose itself provides: the name of the project that it runs.</summary>
    public const string Project = "COMPOSE_PROJECT_NAME";

    /// <summary>After the name of a variable: nothing, where the caller has none. Such a variable is left to Compose.</summary>
    public const string Optional = ":-";

    /// <summary>The text with its variables replaced.</summary>
    /// <param name="text">A text of a compose file.</param>
    /// <param name="value">Gives what stands in place of <c>${NAME}</c>, as Compose is to read it.</param>
    public static string Replace(string text, Func<string, string> value)
    {
        var replaced = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var dollar = text.IndexOf('$', at);
            if (dollar < 0 || dollar + 1 == text.Length)
            {
                break;
            }

            replaced.Append(text, at, dollar - at);
            var end = text[dollar + 1] == '{' ? text.IndexOf('}', dollar) : -1;
            if (end > 0)
            {
                replaced.Append(value(text[(dollar + 2)..end]));
                at = end + 1;
            }
            else
            {
                replaced.Append(text, dollar, 2);
                at = dollar + 2;
            }
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }
}
