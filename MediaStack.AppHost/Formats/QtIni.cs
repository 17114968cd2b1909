using System.Globalization;
using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>
/// Writes settings files of Qt programs (doc.qt.io, QSettings, "Ini format"). Text always stands in double quotes, where a comma
/// starts no list; what is not printable ASCII is escaped, so that the file reads the same in every version of Qt.
/// </summary>
internal static class QtIni
{
    /// <summary>The sections and their entries, in the order given.</summary>
    /// <param name="sections">Names, and keys in Qt's own spelling with slashes: <c>WebUI/Port</c>. Both are plain ASCII words.</param>
    public static string Write(params IEnumerable<(string Section, (string Key, Value Value)[] Entries)> sections)
    {
        var text = new StringBuilder();
        foreach (var (section, entries) in sections)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append('[').Append(section).Append("]\n");
            foreach (var (key, value) in entries)
            {
                text.Append(key.Replace('/', '\\')).Append('=').Append(value).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A text.</summary>
    // A text that begins with @ would be read as a typed value.
    public static Value Text(string text) => new(Quote(text.StartsWith('@') ? "@" + text : text));

    /// <summary>A typed value in Qt's notation, such as <c>@ByteArray(…)</c>.</summary>
    public static Value Typed(string notation) => new(Quote(notation));

    /// <summary>A number.</summary>
    public static Value Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A flag.</summary>
    public static Value Flag(bool flag) => new(flag ? "true" : "false");

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        var afterNumber = false;
        foreach (var character in text)
        {
            // The escape by number takes all hexadecimal digits that follow it, so such a digit is escaped too.
            var byNumber = character is < ' ' or > '~' || (afterNumber && char.IsAsciiHexDigit(character));
            _ = byNumber ? quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x}")
                : character is '"' or '\\' ? quoted.Append('\\').Append(character)
                : quoted.Append(character);
            afterNumber = byNumber;
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A value in Qt's notation; only the methods of <see cref="QtIni"/> make one.</summary>
    public sealed class Value
    {
        private readonly string _notation;

        internal Value(string notation) => _notation = notation;

        /// <inheritdoc />
        public override string ToString() => _notation;
    }
}
