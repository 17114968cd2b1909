namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rule for names of resources and endpoints: they become host names, keys and variable names.</summary>
internal static class ResourceName
{
    private const int MaxLength = 64;

    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Throws when a name breaks the rule; the message names every broken part.</summary>
    public static void Validate(string kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var findings = Check(name).ToList();
        if (findings.Count > 0)
            throw new ArgumentException($"{kind} name '{name}' is not usable: it must {string.Join(", it must ", findings)}.", nameof(name));
    }

    private static IEnumerable<string> Check(string name)
    {
        if (name.Length is 0 or > MaxLength)
            yield return $"have 1 to {MaxLength} characters";
        if (name.Length > 0 && !char.IsAsciiLetter(name[0]))
            yield return "start with an ASCII letter";
        if (name.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
            yield return "have only ASCII letters, digits and hyphens";
        if (name.Contains("--", StringComparison.Ordinal))
            yield return "not have two hyphens in a row";
        if (name.EndsWith('-'))
            yield return "not end with a hyphen";
    }
}
