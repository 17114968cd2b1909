namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Log-in names that every service takes: they also stand in file names, paths and HTTP headers.</summary>
internal static class UserNameRule
{
    private const int MaxLength = 32;

    public static Complaint? Check(string value) =>
        value.Length <= MaxLength && char.IsAsciiLetterLower(value[0])
        && value.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-')
            ? null
            : new($"{TextRules.Show(value)} is no user name for all services.",
                $"Use a small letter first, then small letters, digits, dots, hyphens and underscores, {MaxLength} at most.");
}
