namespace MediaStack.Catalog.Services;

/// <summary>Keeps quality profiles as the TRaSH guides advise.</summary>
internal static class Recyclarr
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "recyclarr",
        Title = "Recyclarr",
        Category = ServiceCategory.Library,
        Summary = "Sets up Sonarr and Radarr to prefer good releases, and keeps that up to date with the TRaSH guides.",
        Memory = new(64, 384),
        NeedsOneOf = ["radarr", "sonarr"],
        Goals = [Goal.Films, Goal.Series],
        WhyNotDefault = "It changes quality profiles by itself, which is for you to choose.",
        Settings =
        [
            new()
            {
                Key = "recyclarr.films",
                Kind = SettingKind.Choice,
                Label = "Quality of films",
                Help = "The profile of the TRaSH guides that Radarr gets; what is better takes more space.",
                Default = "hd-bluray-web",
                Choices =
                [
                    new("hd-bluray-web", "HD", "1080p from discs and streams, 6 to 15 GB a film."),
                    new("uhd-bluray-web", "4K", "2160p from discs and streams, 20 to 60 GB a film."),
                    new("remux-web-1080p", "HD as on the disc", "1080p without loss, 20 to 40 GB a film."),
                    new("remux-web-2160p", "4K as on the disc", "2160p without loss, 40 to 100 GB a film."),
                ],
                DependsOn = [SettingCondition.Selected("radarr")],
            },
            new()
            {
                Key = "recyclarr.series",
                Kind = SettingKind.Choice,
                Label = "Quality of series",
                Help = "The profile of the TRaSH guides that Sonarr gets; what is better takes more space.",
                Default = "web-1080p",
                Choices =
                [
                    new("web-1080p", "HD", "1080p from streams."),
                    new("web-2160p", "4K", "2160p from streams."),
                    new("remux-web-1080p", "HD as on the disc", "1080p without loss where there is a disc."),
                    new("remux-web-2160p", "4K as on the disc", "2160p without loss where there is a disc."),
                ],
                DependsOn = [SettingCondition.Selected("sonarr")],
            },
            new()
            {
                Key = "recyclarr.anime",
                Kind = SettingKind.Switch,
                Label = "A profile for anime, too",
                Help = "Adds a second profile to Sonarr and Radarr that knows the groups which release anime.",
                Default = "false",
            },
            new()
            {
                Key = "recyclarr.naming",
                Kind = SettingKind.Switch,
                Label = "Name new files as the guides advise",
                Help = "Puts into the names of new files what your media server recognises best; files that are there keep theirs.",
                Default = "true",
            },
            new()
            {
                Key = "recyclarr.schedule",
                Kind = SettingKind.Choice,
                Label = "How often it looks",
                Help = "When it takes over what has changed in the guides.",
                Default = "@daily",
                Choices = [new("@daily", "Every night"), new("@weekly", "Every week")],
            },
        ],
    };
}
