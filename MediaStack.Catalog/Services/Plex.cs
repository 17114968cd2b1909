namespace MediaStack.Catalog.Services;

/// <summary>Plays the library to every screen, with an account of Plex's.</summary>
internal static class Plex
{
    private const string Discovery = "plex.discovery";

    private static readonly SettingCondition s_onHost = SettingCondition.Has(Discovery, "true");

    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "plex",
        Title = "Plex",
        Category = ServiceCategory.MediaServers,
        Summary = "Plays films, series and music on televisions, phones and in the browser; needs an account with Plex.",
        Memory = new(512, 4096),
        Goals = [Goal.Plex],
        WhyNotDefault = "It needs an account with Plex.",
        // What it opens on the host's own network (support.plex.tv, "What network ports do I need to allow through my firewall").
        FixedPorts = [.. new[] { 1900, 8324, 32400, 32410, 32412, 32413, 32414, 32469 }
            .Select(port => new ListeningPort(port, PortSpace.Host) { When = s_onHost })],
        AskedAtDeploy =
        [
            new("PLEX_CLAIM", "Plex claim token",
                "Makes the new server yours. Get it at https://plex.tv/claim; it begins with claim- and holds for four minutes.",
                Secret: true, ValidSeconds: 240),
        ],
        Settings =
        [
            GraphicsSettings.Transcoding("plex", "Plex", " Plex asks for a Plex Pass to do it."),
            new()
            {
                Key = Discovery,
                Kind = SettingKind.Switch,
                Label = "Be found by televisions at home",
                Help = "For DLNA and for players that look for a server in the home network. Plex then shares the host's own network and "
                    + "opens its ports on every address of it.",
                Default = "false",
            },
        ],
        // Its apps for televisions and phones know no log-in page but its own, so none stands before it.
    }.WithPage(32400, AccessLevel.OwnLogin, AccessLevel.Lan);
}
