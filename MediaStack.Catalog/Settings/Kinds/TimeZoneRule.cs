namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Names of the IANA time zone database, judged by the database of this machine.</summary>
internal static class TimeZoneRule
{
    public static Complaint? Check(string name)
    {
        if (IsWellFormed(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name)
            return null;

        // A machine without the database (a slim container) knows UTC alone; then the form must do.
        var known = TimeZoneInfo.GetSystemTimeZones().Select(each => each.Id).ToList();
        if (known.Count <= 1 && IsWellFormed(name) && name.Contains('/', StringComparison.Ordinal))
        {
            return new($"Whether {TextRules.Show(name)} exists cannot be checked: this machine has no time zone database.",
                "Install the package tzdata to have it checked.", FindingSeverity.Warning);
        }

        return new($"{TextRules.Show(name)} is no time zone.",
            Nearest.Suggest(name, known) ?? "Use a name of the IANA database, such as Europe/Berlin or Etc/UTC.");
    }

    // The name becomes a file name in the database, here and in every container: nothing but the names' own characters.
    private static bool IsWellFormed(string name) =>
        name.Split('/') is { Length: <= 3 } parts
        && parts.All(part => part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(IsNameCharacter))
        && parts[0] is not ("posix" or "right");

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '+';
}
