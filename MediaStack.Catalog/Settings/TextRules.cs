using System.Globalization;
using System.Text;

namespace MediaStack.Catalog.Settings;

/// <summary>What holds for text of any kind.</summary>
internal static class TextRules
{
    private const int ShownCharacters = 60;

    /// <summary>
    /// The first character that text may not hold, named; <see langword="null"/> for good text. Refused are characters
    /// that no person types and no screen shows: control characters, line separators, half surrogate pairs, and those
    /// that turn the direction of writing, which can make one text look like another.
    /// </summary>
    public static string? ForbiddenCharacter(string text, bool tabAllowed)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsSurrogatePair(text, i))
                    return $"half a surrogate pair (U+{(int)text[i]:X4})";
                i++;
                continue;
            }

            if (NameOf(text[i], tabAllowed) is { } name)
                return name;
        }

        return null;
    }

    /// <summary>The text in quotes, fit for one line of a message: shortened, and invisible characters by their number.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var character in text.Length > ShownCharacters ? text.AsSpan(0, ShownCharacters) : text)
        {
            if (char.IsSurrogate(character) || NameOf(character, tabAllowed: false) is not null)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                shown.Append(character);
        }

        return shown.Append(text.Length > ShownCharacters ? "…\"" : "\"").ToString();
    }

    private static string? NameOf(char character, bool tabAllowed) => character switch
    {
        '\t' => tabAllowed ? null : "a tab",
        '\n' or '\r' => "a line break",
        '\0' => "a NUL character",
        _ when char.IsControl(character) => $"a control character (U+{(int)character:X4})",
        '\u2028' or '\u2029' => $"a line separator (U+{(int)character:X4})",
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') =>
            $"an invisible character that turns the direction of writing (U+{(int)character:X4})",
        '\uFEFF' => "an invisible character (U+FEFF)",
        _ => null,
    };
}
