namespace MediaStack.Catalog.Settings;

/// <summary>
/// What Python's ConfigObj, which reads SABnzbd's file, can hold: it knows four kinds of quotes and no escape, and puts other values in
/// the place of <c>%(name)s</c> (configobj.readthedocs.io).
/// </summary>
public static class ConfigObjText
{
    private static readonly string[] s_quotes = ["\"", "'", "'''", "\"\"\""];

    /// <summary>The quotes between which a text is read back as it is; <see langword="null"/> where there are none.</summary>
    /// <param name="text">Any text.</param>
    public static string? QuoteFor(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0 || IsInterpolated(text)
            ? null
            // Text must not end with what its quotes are made of.
            : s_quotes.FirstOrDefault(quote => !text.Contains(quote, StringComparison.Ordinal) && !text.EndsWith(quote[0]));
    }

    private static bool IsInterpolated(string text) =>
        text.IndexOf("%(", StringComparison.Ordinal) is >= 0 and var at && text.IndexOf(")s", at, StringComparison.Ordinal) >= 0;
}
