using System.Globalization;

namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>DNS names for people's own services: RFC 1123 labels, lower case, at least one dot.</summary>
internal static class DomainRule
{
    private const int MaxName = 253;
    private const int MaxLabel = 63;

    /// <summary>
    /// Names below which anybody gets a name. Cookies for such a name are refused by browsers and by Authelia; these
    /// are the ones that home servers meet most, out of the Public Suffix List.
    /// </summary>
    private static readonly string[] s_publicSuffixes =
    [
        "co.uk", "com.au", "com.br", "co.jp", "co.nz", "co.za", "ddns.net", "dedyn.io", "duckdns.org", "dyndns.org", "dynv6.net",
        "goip.de", "hopto.org", "myfritz.net", "no-ip.org", "ts.net", "zapto.org",
    ];

    public static Complaint? Check(string name)
    {
        var shown = TextRules.Show(name);
        if (name.Contains("://", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
            return new($"{shown} is an address of a page.", "Write the bare name, such as example.com.");
        if (name.Contains('*', StringComparison.Ordinal))
            return new($"{shown} has a wildcard.", "Write the name below which all services are, such as example.com.");
        if (name.EndsWith('.'))
            return new($"{shown} ends with a dot.", "Remove the last dot.");
        if (!name.All(char.IsAscii))
            return new($"{shown} has letters outside ASCII.", Punycode(name));
        if (name.Any(char.IsAsciiLetterUpper))
            return new($"{shown} has capital letters.", $"Write {TextRules.Show(Lower(name))}.");
        if (!name.Contains('.', StringComparison.Ordinal))
            return new($"{shown} has no dot.",
                "Use a full name, such as example.com or home.example.com; cookies and certificates need one.");
        if (name.Length > MaxName)
            return new($"It has {name.Length} characters.", $"A name has at most {MaxName}.");
        if (name.Split('.').FirstOrDefault(label => !IsLabel(label)) is { } bad)
            return new($"{TextRules.Show(bad)} in {shown} is no part of a name.",
                "Each part has 1 to 63 letters, digits and hyphens, with no hyphen at its ends.");
        if (name[(name.LastIndexOf('.') + 1)..].All(char.IsAsciiDigit))
            return new($"{shown} is an address, no name.", "Use a name of your own, such as example.com.");
        return s_publicSuffixes.Contains(name)
            ? new($"{shown} is shared by everybody who has a name below it.", $"Write your own name below it, such as myhome.{name}.")
            : null;
    }

    /// <summary>Whether the text is a name with a dot, in letters of any case.</summary>
    public static bool IsName(string name) =>
        name.Length <= MaxName && name.Contains('.', StringComparison.Ordinal) && name.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    private static string Punycode(string name)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(Lower(name));
            return $"Write it in its ASCII form (punycode), {TextRules.Show(ascii)}.";
        }
        catch (ArgumentException)
        {
            return "Use a name whose ASCII form (punycode, xn--…) exists, and write that.";
        }
    }

#pragma warning disable CA1308 // DNS names are written in lower case; nothing is compared.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
