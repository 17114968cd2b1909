using System.Globalization;
using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Secrets in Homepage's YAML files. Homepage pastes the content of a file that a variable names into the text before it parses it
/// (gethomepage.dev, "Using Environment Secrets"), by a function of JavaScript that gives signs such as <c>$&amp;</c> a meaning. So the
/// file holds the value the way that it stands inside double quotes, with no sign left that either of the two could take for syntax.
/// </summary>
internal static class HomepageVariable
{
    /// <summary>Name of the variable for a setting: <c>sonarr.api-key</c> is <c>HOMEPAGE_FILE_SONARR_API_KEY</c>.</summary>
    public static string Name(string settingKey) =>
        "HOMEPAGE_FILE_" + settingKey.Replace('.', '_').Replace('-', '_').ToUpperInvariant();

    /// <summary>The place of the value in a double-quoted text.</summary>
    public static string Placeholder(string settingKey) => $"{{{{{Name(settingKey)}}}}}";

    /// <summary>Content of the file: letters and digits as they are, everything else by its number, as YAML 1.2 (5.7) writes it.</summary>
    public static string Content(string value)
    {
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                < 0x80 when char.IsAsciiLetterOrDigit((char)rune.Value) => ((char)rune.Value).ToString(),
                < 0x100 => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            });
        }

        return text.ToString();
    }
}
