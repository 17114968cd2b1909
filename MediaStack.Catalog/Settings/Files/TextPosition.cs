using System.Text;

namespace MediaStack.Catalog.Settings.Files;

/// <summary>A place in a text file as an editor shows it, both numbers from 1.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <param name="utf8">The file.</param>
    /// <param name="offset">A byte of it.</param>
    public static TextPosition Of(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Min(offset, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The place of a byte counted within its line, as <see cref="System.Text.Json.JsonException"/> tells it (from 0).</summary>
    public static TextPosition Of(ReadOnlySpan<byte> utf8, long line, long byteInLine)
    {
        var offset = 0;
        for (; line > 0; line--)
        {
            var feed = utf8[offset..].IndexOf((byte)'\n');
            if (feed < 0)
                break;
            offset += feed + 1;
        }

        return Of(utf8, offset + (int)byteInLine);
    }

    public override string ToString() => $"line {Line}, column {Column}";
}
