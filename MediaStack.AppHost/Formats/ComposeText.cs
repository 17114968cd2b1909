namespace MediaStack.AppHost.Formats;

/// <summary>Text in a compose file.</summary>
internal static class ComposeText
{
    /// <summary>A text that Compose takes as it is: without this it would read <c>$</c> as the start of a variable.</summary>
    public static string Literal(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
