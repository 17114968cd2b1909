using System.Globalization;
using System.Security.Cryptography;

namespace MediaStack.EndToEnd.Tests.Stack;

/// <summary>Reads password digests as Authelia does (its documentation, "Passwords": PBKDF2 in modular crypt format, base64 with a full stop for the plus sign).</summary>
internal static class AutheliaDigest
{
    private const string Prefix = "$pbkdf2-sha512$";

    /// <summary>Whether the one digest in a users file was made from this password.</summary>
    public static bool IsOf(string usersFile, string password)
    {
        var digest = usersFile.Split(Prefix)[1].Split(['\n', '"', '\''])[0].Split('$');
        var (iterations, salt, key) = (int.Parse(digest[0], CultureInfo.InvariantCulture), Decode(digest[1]), Decode(digest[2]));
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, key.Length).SequenceEqual(key);
    }

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('.', '+').PadRight((text.Length + 3) / 4 * 4, '='));
}
