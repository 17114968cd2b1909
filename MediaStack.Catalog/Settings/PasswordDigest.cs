using System.Security.Cryptography;
using System.Text;

namespace MediaStack.Catalog.Settings;

/// <summary>
/// Digests of passwords, PBKDF2 with HMAC-SHA-512 in the notation that Authelia reads
/// (<c>$pbkdf2-sha512$310000$salt$key</c>; its configuration template gives these parameters).
/// <para>
/// The salt is the HMAC of the password under a random key of this stack. So the same password gives the same digest,
/// which keeps releases deterministic; and whether a stored digest still belongs to the password shows by its salt,
/// without the slow computation.
/// </para>
/// </summary>
public static class PasswordDigest
{
    /// <summary>Rounds of the computation.</summary>
    public const int Iterations = 310_000;

    /// <summary>Bytes of a salt.</summary>
    internal const int SaltBytes = 16;

    private const int KeyBytes = 64;
    private const int FewestIterations = 100_000; // Authelia takes no less
    private static readonly string s_prefix = $"$pbkdf2-sha512${Iterations}$";

    /// <summary>Computes a digest. Takes tenths of a second, on purpose.</summary>
    /// <param name="password">The password.</param>
    /// <param name="key">The stack's random key, as base64.</param>
    public static string Compute(string password, string key) => Compute(password, SaltOf(password, key));

    internal static string Compute(string password, byte[] salt) =>
        s_prefix + Encode(salt) + "$" + Encode(Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, KeyBytes));

    /// <summary>Whether a digest was computed by <see cref="Compute(string, string)"/> from this password and key.</summary>
    /// <param name="digest">A digest.</param>
    /// <param name="password">A password.</param>
    /// <param name="key">The stack's random key, as base64.</param>
    public static bool IsOf(string digest, string password, string key)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return digest.StartsWith($"{s_prefix}{Encode(SaltOf(password, key))}$", StringComparison.Ordinal);
    }

    /// <summary>Whether the text is a digest in this notation, from here or from Authelia's own command.</summary>
    internal static bool IsWellFormed(string digest) =>
        digest.Split('$') is ["", "pbkdf2-sha512", var iterations, var salt, var key]
        && Quantities.Whole(iterations) >= FewestIterations && IsEncoded(salt) && IsEncoded(key);

    private static bool IsEncoded(string text) =>
        text.Length >= 16 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '/');

    private static byte[] SaltOf(string password, string key) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(password))[..SaltBytes];

    // The base64 of modular crypt strings: no padding, and a full stop for the plus sign.
    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '.');
}
