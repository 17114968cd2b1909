using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aspire.Hosting.Docker.Yaml;

/// <summary>Writes scalars so that every YAML 1.1 and 1.2 reader gets back the very same string.</summary>
internal static class YamlScalar
{
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./");

    /// <summary>Words that a reader would take for a boolean or null (YAML 1.1, section "scalar types").</summary>
    private static readonly HashSet<string> ReservedWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "null", "yes", "no", "on", "off", "y", "n",
    };

    /// <summary>Appends <paramref name="key"/> plain where that is safe, else in double quotes.</summary>
    public static void AppendKey(StringBuilder yaml, string key)
    {
        if (IsPlainKey(key)) yaml.Append(key);
        else AppendQuoted(yaml, key);
    }

    /// <summary>Appends <paramref name="value"/> in double quotes; non-ASCII text stays readable.</summary>
    /// <exception cref="ArgumentException">The string is no Unicode text (an unpaired surrogate).</exception>
    public static void AppendQuoted(StringBuilder yaml, string value)
    {
        yaml.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c))
            {
                if (!Rune.TryGetRuneAt(value, i, out var rune))
                    throw new ArgumentException($"A value for the compose file is no valid Unicode text (character {i + 1}).", nameof(value));
                yaml.Append(CultureInfo.InvariantCulture, $@"\U{rune.Value:X8}");
                i++;
            }
            else if (Escape(c) is { } escape) yaml.Append('\\').Append(escape);
            else if (IsPrintable(c)) yaml.Append(c);
            else if (c <= 0xFF) yaml.Append(CultureInfo.InvariantCulture, $@"\x{(int)c:X2}");
            else yaml.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:X4}");
        }
        yaml.Append('"');
    }

    private static char? Escape(char c) => c switch
    {
        '"' or '\\' => c,
        '\0' => '0',
        '\a' => 'a',
        '\b' => 'b',
        '\n' => 'n',
        '\v' => 'v',
        '\f' => 'f',
        '\r' => 'r',
        '\e' => 'e',
        '\u0085' => 'N',
        '\u2028' => 'L',
        '\u2029' => 'P',
        _ => null,
    };

    private static bool IsPrintable(char c) =>
        c is '\t' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD');

    private static bool IsPlainKey(string key) =>
        key.Length > 0
        && (char.IsAsciiLetter(key[0]) || key[0] is '_' or '/')
        && !key.AsSpan().ContainsAnyExcept(KeyCharacters)
        && !ReservedWords.Contains(key);
}
