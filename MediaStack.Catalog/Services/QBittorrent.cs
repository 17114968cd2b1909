namespace MediaStack.Catalog.Services;

/// <summary>Downloads torrents.</summary>
internal static class QBittorrent
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "qbittorrent",
        Title = "qBittorrent",
        Category = ServiceCategory.Downloads,
        Summary = "Downloads torrents, through the VPN and never past it.",
        Memory = new(384, 1024),
        Vpn = VpnUse.Always,
        Goals = [Goal.Torrents],
        WhyNotDefault = "It downloads only through a VPN, and that needs an account with a provider.",
        FixedPorts = [new(8080, PortSpace.Vpn)],
        Settings =
        [
            new()
            {
                Key = "qbittorrent.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which you log in to its page.",
                Default = "admin",
            },
            MadeSettings.Token("qbittorrent.password", "Password", "The log-in's password; made for you."),
            new()
            {
                Key = "qbittorrent.password-digest",
                Kind = SettingKind.Secret,
                Label = "Password digest",
                Help = "What qBittorrent checks the password against; computed for you.",
                DigestOf = "qbittorrent.password",
                DigestFormat = DigestFormat.QBittorrent,
            },
            new()
            {
                Key = "qbittorrent.password-salt",
                Kind = SettingKind.Secret,
                Label = "Password salt",
                Help = "Makes the digest this stack's own; made for you.",
                Generated = true,
                Format = SecretFormat.Salt,
            },
            MadeSettings.ApiKey("qbittorrent", "qBittorrent") with { Format = SecretFormat.QBittorrentKey },
        ],
    }.WithPage(8080, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
