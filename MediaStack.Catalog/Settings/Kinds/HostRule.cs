namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Servers of others: any full DNS name, shared ones included, or an address.</summary>
internal static class HostRule
{
    public static Complaint? Check(string value)
    {
        if (value.Contains("://", StringComparison.Ordinal) || value.Contains('/', StringComparison.Ordinal))
            return new($"{TextRules.Show(value)} is an address of a page.", "Write the server's bare name, such as news.example.com.");
        if (value.Any(char.IsAsciiLetterUpper))
            return new($"{TextRules.Show(value)} has capital letters.", "Write small letters; servers know no difference.");
        if (NetworkRules.Address(value) is null)
            return null;
        // A last part of digits alone is what a mistyped address has, and no name.
        return DomainRule.IsName(value) && !value[(value.LastIndexOf('.') + 1)..].All(char.IsAsciiDigit)
            ? null
            : new($"{TextRules.Show(value)} is no name of a server.",
                "Write a name such as news.example.com, without a port, or an IP address.");
    }
}
