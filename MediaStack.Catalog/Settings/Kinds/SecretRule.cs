namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Keys and tokens: one line; those that are otherwise generated keep the generated form.</summary>
internal static class SecretRule
{
    /// <summary>How qBittorrent's API keys begin.</summary>
    public const string QBittorrentPrefix = "qbt_";

    /// <summary>How ntfy's access tokens begin.</summary>
    public const string NtfyPrefix = "tk_";

    private const int FewestTokenCharacters = 32;

    public static Complaint? Check(SettingDefinition setting, string value)
    {
        if (setting.DigestOf is not null)
        {
            return PasswordDigest.IsWellFormed(value, setting.DigestFormat)
                ? null
                : new($"It is no digest of the form {PasswordDigest.FormOf(setting.DigestFormat)}.",
                    $"Remove it and set {setting.DigestOf}: the digest is computed from that.");
        }

        if (value.AsSpan().Trim().Length != value.Length)
            return new("It begins or ends with a space.", "Remove that space.");
        if (!setting.Generated || HasForm(setting.Format, value))
            return null;
        return new($"It is not {FormOf(setting.Format)}.", "Remove it: a good one is made for you.");
    }

    private static bool HasForm(SecretFormat format, string value) => format switch
    {
        SecretFormat.ApiKey => value.Length == 32 && value.All(char.IsAsciiHexDigitLower),
        SecretFormat.Salt => Convert.TryFromBase64String(value, new byte[64], out var length) && length >= PasswordDigest.SaltBytes,
        SecretFormat.QBittorrentKey => value.Length == QBittorrentPrefix.Length + 28
            && value.StartsWith(QBittorrentPrefix, StringComparison.Ordinal)
            && value[QBittorrentPrefix.Length..].All(char.IsAsciiLetterOrDigit),
        // ntfy refuses to start with any other (binwiederhier/ntfy, user/util.go).
        SecretFormat.NtfyToken => value.Length == NtfyPrefix.Length + 29
            && value.StartsWith(NtfyPrefix, StringComparison.Ordinal)
            && value[NtfyPrefix.Length..].All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)),
        _ => value.Length >= FewestTokenCharacters,
    };

    private static string FormOf(SecretFormat format) => format switch
    {
        SecretFormat.ApiKey => "32 digits and letters a to f",
        SecretFormat.Salt => "16 random bytes as base64",
        SecretFormat.QBittorrentKey => "qbt_ and 28 letters and digits",
        SecretFormat.NtfyToken => "tk_ and 29 lower-case letters and digits",
        _ => $"as long as a key must be, {FewestTokenCharacters} characters",
    };
}
