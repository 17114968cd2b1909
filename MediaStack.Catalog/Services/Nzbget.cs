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
        Needs = ["gluetun"],
        Goals = [Goal.Usenet],
        WhyNotDefault = "It needs an account with a Usenet provider, and one with a VPN provider.",
        FixedPorts = [new(6789, PortSpace.Vpn)],
        Settings =
        [
            new()
            {
                Key = "nzbget.server-host",
                Kind = SettingKind.Host,
                Label = "Usenet server",
                Help = "Your Usenet provider's server, such as news.example.com.",
                Required = true,
            },
            new()
            {
                Key = "nzbget.server-port",
                Kind = SettingKind.Port,
                Label = "Usenet server's port",
                Help = "563 and 443 are encrypted, 119 is not.",
                Default = "563",
                PortSpace = PortSpace.Remote,
            },
            new()
            {
                Key = "nzbget.server-user",
                Kind = SettingKind.Text,
                Label = "Usenet user name",
                Help = "The name of your account with the Usenet provider.",
                Required = true,
            },
            new()
            {
                Key = "nzbget.server-password",
                Kind = SettingKind.Secret,
                Label = "Usenet password",
                Help = "The password of that account.",
                Required = true,
            },
            new()
            {
                Key = "nzbget.server-connections",
                Kind = SettingKind.Number,
                Label = "Connections",
                Help = "How many connections at once your provider allows, 1 to 100; more than it allows are refused.",
                Default = "20",
                Minimum = 1,
                Maximum = 100,
            },
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
