namespace MediaStack.AppHost.Publishing;

/// <summary>Finds <c>${NAME}</c> in texts of a compose file; <c>$$</c> stands for one dollar sign.</summary>
internal static class ComposeVariables
{
    /// <summary>The one variable that Compose itself provides: the name of the project that it runs.</summary>
    public const string Project = "COMPOSE_PROJECT_NAME";

    /// <summary>The names in one text, in their order.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('$', at, text.Length - at))
        {
            if (text[at + 1] == '{' && text.IndexOf('}', at) is var end and > 0)
            {
                yield return text[(at + 2)..end];
                at = end;
            }
            else
            {
                at += 2;
            }

            if (at >= text.Length)
            {
                yield break;
            }
        }
    }
}
