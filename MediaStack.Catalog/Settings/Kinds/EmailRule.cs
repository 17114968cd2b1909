namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>E-mail addresses as mail servers accept them everywhere: a dot-atom (RFC 5322) at a domain.</summary>
internal static class EmailRule
{
    private const int MaxLocalPart = 64;

    public static Complaint? Check(string address)
    {
        var at = address.LastIndexOf('@');
        var complaint = new Complaint($"{TextRules.Show(address)} is no e-mail address.", "Write one such as you@example.com.");
        if (at is < 1 or > MaxLocalPart || address[..at].Split('.').Any(part => part.Length == 0 || !part.All(IsAtomCharacter)))
            return complaint;
        var domain = address[(at + 1)..];
        // Mail knows no difference between capital and small letters in the domain, and any domain can take mail.
        return domain.Length > 0 && domain.All(char.IsAscii) && DomainRule.IsName(domain) ? null : complaint;
    }

    private static bool IsAtomCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-/=?^_`{|}~".Contains(character, StringComparison.Ordinal);
}
