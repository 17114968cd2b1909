namespace MediaStack.Catalog.Services;

/// <summary>Tells who watches what on Plex.</summary>
internal static class Tautulli
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "tautulli",
        Title = "Tautulli",
        Category = ServiceCategory.MediaServers,
        Summary = "Shows what is being played on Plex, and keeps a history of it.",
        Memory = new(128, 512),
        Needs = ["plex"],
        Goals = [Goal.Plex],
        WhyNotDefault = "It is an add-on for Plex.",
        Settings =
        [
            new()
            {
                Key = "tautulli.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which you log in to its page.",
                Default = "admin",
            },
            MadeSettings.Token("tautulli.password", "Password", "The log-in's password; made for you."),
            new()
            {
                Key = "tautulli.password-digest",
                Kind = SettingKind.Secret,
                Label = "Password digest",
                Help = "What Tautulli checks the password against; computed for you.",
                DigestOf = "tautulli.password",
                DigestFormat = DigestFormat.Tautulli,
            },
            new()
            {
                Key = "tautulli.password-salt",
                Kind = SettingKind.Secret,
                Label = "Password salt",
                Help = "Makes the digest this stack's own; made for you.",
                Generated = true,
                Format = SecretFormat.Salt,
            },
            MadeSettings.ApiKey("tautulli", "Tautulli"),
        ],
    }.WithPage(8181, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
