namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Addresses of pages and APIs.</summary>
internal static class UrlRule
{
    public static Complaint? Check(string value)
    {
        // Uri would repair spaces and the like; a good address needs no repair.
        if (!value.All(character => character is > ' ' and <= '~')
            || !Uri.TryCreate(value, UriKind.Absolute, out var address)
            || address.Host.Length == 0
            || !Uri.IsWellFormedUriString(value, UriKind.Absolute))
            return new("It is no complete address.", "Write one such as https://example.com.");
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return new($"It begins with {address.Scheme}:.", "Use an address that begins with https:// or http://.");
        return address.UserInfo.Length > 0
            ? new("It holds a user name or password.", "Remove the part before the @ sign.")
            : null;
    }
}
