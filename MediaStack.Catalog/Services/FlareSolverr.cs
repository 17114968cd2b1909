namespace MediaStack.Catalog.Services;

/// <summary>A browser that passes the challenges some indexers put before their pages.</summary>
internal static class FlareSolverr
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "flaresolverr",
        Title = "FlareSolverr",
        Category = ServiceCategory.Finding,
        Summary = "Opens indexers that want to see a browser first.",
        Memory = new(256, 1024),
        Needs = ["prowlarr"],
        // Its files belong to the image's own user.
        RunsAs = new(1000, 1000),
        WhyNotDefault = "It keeps a browser in memory, and most indexers do without it.",
        Settings =
        [
            new()
            {
                Key = "flaresolverr.log-level",
                Kind = SettingKind.Choice,
                Label = "What it writes to its log",
                Help = "Debug shows every page that it opens; info is enough while all is well.",
                Default = "info",
                Choices = [new("info", "The usual"), new("debug", "Everything")],
            },
        ],
    };
}
