namespace MediaStack.Catalog.Services;

/// <summary>Downloads from Usenet.</summary>
internal static class Nzbget
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "nzbget",
        Title = "NZBGet",
        Category = ServiceCategory.Downloads,
        Summary = "Downloads from Usenet, repairs and unpacks what it got.",
        Memory = new(256, 1024),
        Vpn = VpnUse.ByChoice,
        Goals = [Goal.Usenet],
        WhyNotDefault = "It needs an account with a Usenet provider.",
        FixedPorts = [new(6789, PortSpace.Vpn) { When = UsenetServer.BehindVpn("nzbget") }],
        Settings =
        [
            .. UsenetServer.SettingsOf("nzbget"),
            new()
            {
                Key = "nzbget.user",
                Kind = SettingKind.UserName,
                Label = "User name",
                Help = "The name with which you log in to NZBGet's page.",
                Default = "nzbget",
            },
            MadeSettings.Token("nzbget.password", "Password", "The log-in's password; made for you."),
        ],
    }.WithPage(6789, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
