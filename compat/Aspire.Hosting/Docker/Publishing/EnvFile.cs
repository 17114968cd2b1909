using System.Text;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>
/// A <c>.env</c> file as the official publisher writes it: sorted keys, a comment above each, a blank line below.
/// Values are raw text, quotes and all, so that what a person wrote is written back unchanged.
/// </summary>
internal sealed class EnvFile
{
    private readonly SortedDictionary<string, (string Value, string? Comment)> _entries = new(StringComparer.Ordinal);

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">A quoted value has no end.</exception>
    public static EnvFile Parse(string text)
    {
        var file = new EnvFile();
        string? comment = null;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfLine(text, start);
            var line = text[start..end].Trim();
            var assignment = line.IndexOf('=', StringComparison.Ordinal);
            if (line.StartsWith('#'))
            {
                comment = line[1..].Trim();
            }
            else if (assignment > 0)
            {
                var key = line[..assignment].TrimEnd();
                var valueStart = text.IndexOf('=', start) + 1;
                end = EndOfValue(text, valueStart, end, key);
                file._entries[key] = (text[valueStart..end].TrimEnd('\r'), comment);
                comment = null;
            }
            else
            {
                comment = null;
            }
            start = end + 1;
        }
        return file;
    }

    /// <summary>Adds a key without a value; a key that is there keeps value and comment.</summary>
    public void AddKey(string key, string? comment) => _entries.TryAdd(key, (string.Empty, comment));

    /// <summary>Sets a key, its value and its comment.</summary>
    public void Set(string key, string? value, string? comment) => _entries[key] = (value ?? string.Empty, comment);

    /// <summary>The text of the file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, (value, comment)) in _entries)
        {
            if (!string.IsNullOrWhiteSpace(comment)) text.Append("# ").Append(comment).Append('\n');
            text.Append(key).Append('=').Append(value).Append("\n\n");
        }
        return text.ToString();
    }

    private static int EndOfLine(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    /// <summary>A quoted value may span lines; it ends with the line of its closing quote.</summary>
    private static int EndOfValue(string text, int start, int endOfLine, string key)
    {
        var quote = text.AsSpan(start, endOfLine - start).TrimStart() is [('\'' or '"') and var c, ..] ? c : '\0';
        if (quote == '\0') return endOfLine;

        for (var i = text.IndexOf(quote, start) + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == quote) return EndOfLine(text, i);
        }
        throw new FormatException($"The value of '{key}' in the .env file starts with a quotation mark that is never closed. Close it or remove it.");
    }
}
