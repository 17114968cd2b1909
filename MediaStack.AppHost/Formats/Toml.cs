using System.Globalization;
using System.Text;

namespace MediaStack.AppHost.Formats;

/// <summary>Writes TOML (toml.io, version 1.0.0) as far as generated files need it: lists of tables with texts and lists of texts.</summary>
internal static class Toml
{
    /// <summary>A list of tables, in the order given.</summary>
    /// <param name="name">Name of the list; a bare key, as are those of the tables.</param>
    /// <param name="tables">The members of each table.</param>
    public static string Tables(string name, params IEnumerable<(string Key, Value Value)[]> tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("[[").Append(name).Append("]]\n");
            foreach (var (key, value) in table)
            {
                text.Append(key).Append(" = ").Append(value).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A text.</summary>
    public static Value Text(string text) => new(Quote(text));

    /// <summary>A list of texts.</summary>
    public static Value List(params IEnumerable<string> texts) => new($"[{string.Join(", ", texts.Select(Quote))}]");

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                < ' ' or '\x7f' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A value in TOML's notation; only the methods of <see cref="Toml"/> make one.</summary>
    public sealed class Value
    {
        private readonly string _notation;

        internal Value(string notation) => _notation = notation;

        /// <inheritdoc />
        public override string ToString() => _notation;
    }
}
