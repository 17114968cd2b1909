namespace MediaStack.Catalog.Services;

/// <summary>Downloads from Usenet, in NZBGet's place.</summary>
internal static class Sabnzbd
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "sabnzbd",
        Title = "SABnzbd",
        Category = ServiceCategory.Downloads,
        Summary = "Downloads from Usenet in NZBGet's place, with a page that explains more and takes more memory.",
        Memory = new(384, 1024),
        Vpn = VpnUse.ByChoice,
        Replaces = ["nzbget"],
        WhyNotDefault = "It needs an account with a Usenet provider.",
        FixedPorts = [new(8090, PortSpace.Vpn) { When = UsenetServer.BehindVpn("sabnzbd") }],
        Settings =
        [
            .. UsenetServer.SettingsOf("sabnzbd"),
            new()
            {
                Key = "sabnzbd.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which you log in to SABnzbd's page.",
                Default = "sabnzbd",
            },
            MadeSettings.Token("sabnzbd.password", "Password", "The log-in's password; made for you."),
            MadeSettings.ApiKey("sabnzbd", "SABnzbd"),
            MadeSettings.ApiKey("sabnzbd", "SABnzbd") with
            {
                Key = "sabnzbd.nzb-key",
                Label = "NZB key",
                Help = "What may only add downloads to SABnzbd shows to it; made for you.",
            },
        ],
    }.WithPage(8090, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
