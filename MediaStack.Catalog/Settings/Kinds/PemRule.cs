namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Certificates and keys in PEM (RFC 7468). A complaint never shows any of the text.</summary>
internal static class PemRule
{
    public static Complaint? Check(string value)
    {
        var lines = value.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        if (lines.Length < 3 || !Is(lines[0], "BEGIN") || !Is(lines[^1], "END") || lines[0][10..] != lines[^1][8..])
        {
            return new("It is no certificate or key: the lines -----BEGIN …----- and -----END …----- of one block are not its first and last.",
                "Copy that whole block out of your provider's file, these two lines included.");
        }

        // An encrypted key may have headers, which end with an empty line.
        var body = string.Concat(lines[1..^1].SkipWhile(line => line.Contains(':', StringComparison.Ordinal)));
        return Convert.TryFromBase64String(body, new byte[body.Length], out var length) && length > 0
            ? null
            : new("What stands between its first and last line is no base64.", "Copy the whole block again; a line may have got lost.");
    }

    private static bool Is(string line, string word) =>
        line.StartsWith($"-----{word} ", StringComparison.Ordinal) && line.EndsWith("-----", StringComparison.Ordinal) && line.Length > word.Length + 11;
}
