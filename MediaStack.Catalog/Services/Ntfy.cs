namespace MediaStack.Catalog.Services;

/// <summary>Sends messages to the owner's phone.</summary>
internal static class Ntfy
{
    private const int BcryptsMost = 72;

    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "ntfy",
        Title = "ntfy",
        Category = ServiceCategory.Notifications,
        Summary = "Brings alerts and other messages to an app on your phone, from this host and nobody else's.",
        Memory = new(32, 128),
        WhyNotDefault = "It waits for an app on your phone.",
        Settings =
        [
            new()
            {
                Key = "ntfy.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which the app on your phone logs in.",
                Default = "owner",
            },
            MadeSettings.Token("ntfy.password", "Password", "What the app on your phone logs in with; made for you.") with { MaxLength = BcryptsMost },
            Made("ntfy.password-salt", "Password salt", "Part of the digest of that password; made for you.") with { Format = SecretFormat.Salt },
            Digest("ntfy.password", "Password digest", "What ntfy knows of that password; made for you."),
            Made("ntfy.token", "Token", "What the other services show to ntfy when they send a message; made for you.") with { Format = SecretFormat.NtfyToken },
            Made("ntfy.token-salt", "Token salt", "Part of the digest of that token; made for you.") with { Format = SecretFormat.Salt },
            Digest("ntfy.token", "Token digest", "The password of the sender of messages, which nobody uses; made for you."),
            new()
            {
                Key = "ntfy.wake-iphones",
                Kind = SettingKind.Switch,
                Label = "Wake up iPhones",
                Help = "An iPhone is woken only through ntfy.sh, which then learns that there is a message, and not what it says.",
                Default = "false",
            },
        ],
    }.WithPage(8093, AccessLevel.OwnLogin, AccessLevel.Lan, AccessLevel.Internal);

    private static SettingDefinition Made(string key, string label, string help) => MadeSettings.Token(key, label, help);

    private static SettingDefinition Digest(string of, string label, string help) => new()
    {
        Key = of + "-digest",
        Kind = SettingKind.Secret,
        Label = label,
        Help = help,
        DigestOf = of,
        DigestFormat = DigestFormat.Bcrypt,
    };
}
