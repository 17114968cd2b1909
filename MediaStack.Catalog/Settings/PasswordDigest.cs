using System.Security.Cryptography;
using System.Text;

namespace MediaStack.Catalog.Settings;

/// <summary>
/// Digests of passwords in the notations of those who check passwords against them: PBKDF2, and bcrypt.
/// <para>
/// The salt is the HMAC of the password under a random key of this stack. So the same password gives the same digest,
/// which keeps releases deterministic; and whether a stored digest still belongs to the password shows by its salt,
/// without the slow computation.
/// </para>
/// </summary>
public static class PasswordDigest
{
    /// <summary>Rounds of Authelia's digests; its configuration template gives this number.</summary>
    public const int Iterations = 310_000;

    /// <summary>Bytes of a salt.</summary>
    internal const int SaltBytes = 16;

    private const int KeyBytes = 64;
    private const int FewestIterations = 100_000; // Authelia takes no less
    private const int QBittorrentIterations = 100_000; // fixed in its source, base/utils/password.cpp
    private const int TautulliIterations = 600_000; // as it takes for new passwords, lib/hashing_passwords.py
    private const int TautulliKeyBytes = 24;
    private const string BcryptStart = "$2a$10$"; // two to the tenth rounds: what ntfy's own command uses
    private const int BcryptKeyCharacters = 31;
    private static readonly string s_autheliaStart = $"$pbkdf2-sha512${Iterations}$";

    /// <summary>Computes a digest. Takes tenths of a second, on purpose.</summary>
    /// <param name="password">The password.</param>
    /// <param name="key">The stack's random key, as base64.</param>
    /// <param name="format">Who is to read it.</param>
    public static string Compute(string password, string key, DigestFormat format = DigestFormat.Authelia) =>
        Compute(password, SaltOf(password, key), format);

    internal static string Compute(string password, byte[] salt, DigestFormat format = DigestFormat.Authelia)
    {
        if (format is DigestFormat.Bcrypt)
            return BCrypt.Net.BCrypt.HashPassword(password, Start(salt, format));
        var key = format switch
        {
            DigestFormat.Authelia => Encode(Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, KeyBytes)),
            DigestFormat.QBittorrent =>
                Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(password, salt, QBittorrentIterations, HashAlgorithmName.SHA512, KeyBytes)) + ")",
            // It takes the salt as it is written.
            DigestFormat.Tautulli => Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(
                password, Encoding.ASCII.GetBytes(Convert.ToBase64String(salt)), TautulliIterations, HashAlgorithmName.SHA256, TautulliKeyBytes)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A notation that nobody computes."),
        };
        return Start(salt, format) + key;
    }

    /// <summary>Whether a digest was computed by <see cref="Compute(string, string, DigestFormat)"/> from this password and key.</summary>
    /// <param name="digest">A digest.</param>
    /// <param name="password">A password.</param>
    /// <param name="key">The stack's random key, as base64.</param>
    /// <param name="format">The digest's notation.</param>
    public static bool IsOf(string digest, string password, string key, DigestFormat format = DigestFormat.Authelia)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return digest.StartsWith(Start(SaltOf(password, key), format), StringComparison.Ordinal);
    }

    /// <summary>What a notation looks like, for messages.</summary>
    internal static string FormOf(DigestFormat format) => format switch
    {
        DigestFormat.Authelia => "$pbkdf2-sha512$310000$salt$key",
        DigestFormat.QBittorrent => "@ByteArray(salt:key)",
        DigestFormat.Bcrypt => "$2a$10$ and 53 characters",
        _ => "PBKDF2$sha256$600000$salt$key",
    };

    /// <summary>Whether the text is a digest in this notation, from here or from the program's own command.</summary>
    internal static bool IsWellFormed(string digest, DigestFormat format = DigestFormat.Authelia) => format switch
    {
        DigestFormat.Authelia => digest.Split('$') is ["", "pbkdf2-sha512", var iterations, var salt, var key]
            && Quantities.Whole(iterations) >= FewestIterations && IsEncoded(salt) && IsEncoded(key),
        DigestFormat.Bcrypt => digest.Split('$') is ["", "2a" or "2b" or "2y", { Length: 2 } rounds, { Length: 22 + BcryptKeyCharacters } text]
            && rounds.All(char.IsAsciiDigit) && IsEncoded(text),
        DigestFormat.QBittorrent => digest.StartsWith("@ByteArray(", StringComparison.Ordinal) && digest.EndsWith(')')
            && digest["@ByteArray(".Length..^1].Split(':') is [var salt, var key]
            && IsBase64(salt, SaltBytes) && IsBase64(key, KeyBytes),
        _ => digest.Split('$') is ["PBKDF2", "sha256", var iterations, var salt, var key]
            && Quantities.Whole(iterations) >= FewestIterations && IsBase64(salt, SaltBytes) && IsBase64(key, TautulliKeyBytes),
    };

    /// <summary>Everything before the key.</summary>
    private static string Start(byte[] salt, DigestFormat format) => format switch
    {
        DigestFormat.Authelia => $"{s_autheliaStart}{Encode(salt)}$",
        DigestFormat.Bcrypt => BcryptStart + EncodeForBcrypt(salt),
        DigestFormat.QBittorrent => $"@ByteArray({Convert.ToBase64String(salt)}:",
        _ => $"PBKDF2$sha256${TautulliIterations}${Convert.ToBase64String(salt)}$",
    };

    private static bool IsEncoded(string text) =>
        text.Length >= 16 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '/');

    private static bool IsBase64(string text, int bytes) =>
        Convert.TryFromBase64String(text, new byte[KeyBytes + 1], out var length) && length == bytes;

    private static byte[] SaltOf(string password, string key) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(password))[..SaltBytes];

    // bcrypt's base64 has the same bits under other characters.
    private static string EncodeForBcrypt(byte[] bytes)
    {
        const string usual = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        const string bcrypts = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return string.Concat(Convert.ToBase64String(bytes).TrimEnd('=')
            .Select(character => bcrypts[usual.IndexOf(character, StringComparison.Ordinal)]));
    }

    // The base64 of modular crypt strings: no padding, and a full stop for the plus sign.
    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '.');
}
