namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// Passwords, and secrets put in the place of generated ones, that are long enough and still among the first that
/// anybody tries: few different characters, a row of the keyboard or the alphabet, a well-known word or the user's name
/// with an ending.
/// </summary>
internal sealed class WeakPasswordRule : ISettingsRule
{
    private const int FewestDifferentCharacters = 5;
    private const int FewestOwnCharacters = 8;

    private static readonly string[] s_rows =
    [
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789012345678901234567890",
        "QWERTYUIOPASDFGHJKLZXCVBNM", "QWERTZUIOPASDFGHJKLYXCVBNM", "AZERTYUIOPQSDFGHJKLMWXCVBN",
    ];

    private static readonly string[] s_words =
    [
        "PASSWORD", "PASSWORT", "CHANGEME", "LETMEIN", "WELCOME", "SECRET", "QWERTY",
        "ADMINISTRATOR", "ADMIN", "MEDIASTACK", "MEDIASERVER", "AUTHELIA", "JELLYFIN",
    ];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        string[] words = [.. s_words, .. settings.ValuesOf(SettingKind.UserName).Select(user => user.Value.ToUpperInvariant())];
        foreach (var (setting, password) in settings.ValuesOf(SettingKind.Password))
        {
            if (Problem(password, words) is { } problem)
            {
                yield return Finding.Error(FindingCodes.WeakPassword, setting.Key, $"The password {problem}.",
                    "Choose another, such as four random words.");
            }
        }

        // What others handed out is theirs to choose.
        foreach (var (setting, secret) in settings.ValuesOf(SettingKind.Secret).Where(each => each.Setting.Generated))
        {
            if (Problem(secret, words) is { } problem)
            {
                yield return Finding.Error(FindingCodes.WeakPassword, setting.Key, $"The secret {problem}.",
                    "Remove it: a good one is made for you.");
            }
        }
    }

    private static string? Problem(string password, string[] words)
    {
        var plain = password.ToUpperInvariant();
        if (plain.Distinct().Count() < FewestDifferentCharacters)
            return $"has fewer than {FewestDifferentCharacters} different characters";
        if (s_rows.Any(row => row.Contains(plain, StringComparison.Ordinal) || Reverse(row).Contains(plain, StringComparison.Ordinal)))
            return "is a row of the keyboard or the alphabet";
        // Without what everybody tries first, this remains to be guessed.
        var own = words.Aggregate(plain, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return own != plain && own.Length < FewestOwnCharacters ? "is a well-known word or your user name with a little added" : null;
    }

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new(characters);
    }
}
