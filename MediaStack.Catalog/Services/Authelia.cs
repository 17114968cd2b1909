namespace MediaStack.Catalog.Services;

/// <summary>One log-in in front of everything that has none, or none to trust.</summary>
internal static class Authelia
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "authelia",
        Title = "Authelia",
        Category = ServiceCategory.Gateway,
        Summary = "One log-in, with a second factor if you like, in front of all services.",
        Memory = new(64, 256),
        Needs = ["redis"],
        Goals = [Goal.RemoteAccess],
        // Any user will do for the image. It touches no media, so it shares no id with what does (and with the host's
        // first account, mostly 1000): its keys stay its own even for a process that runs as the media user.
        RunsAs = new(8001, 8001),
        WhyNotDefault = "It needs your own domain, an e-mail address and a password of your choice.",
        Settings =
        [
            new()
            {
                Key = "authelia.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which you log in.",
                Default = "admin",
            },
            new()
            {
                Key = "authelia.display-name",
                Kind = SettingKind.Text,
                Label = "Display name",
                Help = "How pages address you.",
                Default = "Administrator",
                MaxLength = 64,
            },
            new()
            {
                Key = "authelia.email",
                Kind = SettingKind.Email,
                Label = "E-mail address",
                Help = "Where codes for a new device or a lost password go.",
                Required = true,
            },
            new()
            {
                Key = "authelia.password",
                Kind = SettingKind.Password,
                Label = "Password",
                Help = "At least 12 characters; a few random words are good.",
                Required = true,
                MinLength = 12,
            },
            new()
            {
                Key = "authelia.policy",
                Kind = SettingKind.Choice,
                Label = "What a log-in takes",
                Help = "Holds for whatever you put behind the log-in page yourself; the services here have their own setting.",
                Default = "two-factor",
                Choices =
                [
                    new("one-factor", "Password"),
                    new("two-factor", "Password and a second factor", "A code from an app on your phone, or a security key."),
                ],
            },
            new()
            {
                Key = "authelia.port",
                Kind = SettingKind.Port,
                Label = "Port for your own reverse proxy",
                Help = "Where your own reverse proxy finds the log-in page, on the address that you named for it.",
                Default = "9091",
                DependsOn = [StackWideSettings.HasOwnProxy],
            },
            new()
            {
                Key = "authelia.password-digest",
                Kind = SettingKind.Secret,
                Label = "Password digest",
                Help = "What Authelia checks the password against; computed for you.",
                DigestOf = "authelia.password",
            },
            new()
            {
                Key = "authelia.password-salt",
                Kind = SettingKind.Secret,
                Label = "Password salt",
                Help = "Makes the digest this stack's own; made for you.",
                Generated = true,
                Format = SecretFormat.Salt,
            },
            Key("authelia.session-secret", "Session secret", "Protects log-in sessions in Redis; made for you."),
            Key("authelia.storage-key", "Storage key", "Encrypts Authelia's database; made for you and never to be changed."),
            Key("authelia.jwt-secret", "Token secret", "Signs the links that prove who you are; made for you."),
        ],
    };

    private static SettingDefinition Key(string key, string label, string help) =>
        new() { Key = key, Kind = SettingKind.Secret, Label = label, Help = help, Generated = true };
}
