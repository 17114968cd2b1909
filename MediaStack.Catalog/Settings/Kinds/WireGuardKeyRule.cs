namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Keys of WireGuard: 32 bytes in the one base64 spelling that <c>wg</c> writes and reads.</summary>
internal static class WireGuardKeyRule
{
    private const int KeyBytes = 32;

    public static Complaint? Check(string value)
    {
        var bytes = new byte[KeyBytes + 1];
        return Convert.TryFromBase64String(value, bytes, out var length) && length == KeyBytes
            && Convert.ToBase64String(bytes, 0, length) == value
            ? null
            : new("It is no WireGuard key.", "Copy all 44 characters of the key, the equals sign at the end included.");
    }
}
