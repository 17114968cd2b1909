namespace MediaStack.Catalog.Services;

/// <summary>Unpacks downloads for the managers.</summary>
internal static class Unpackerr
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "unpackerr",
        Title = "Unpackerr",
        Category = ServiceCategory.Library,
        Summary = "Unpacks torrents that come as archives, so that they can be imported; what is shared stays as it is.",
        Memory = new(64, 1024),
        NeedsOneOf = ["sonarr", "radarr", "lidarr", "bookshelf"],
        // Usenet clients unpack by themselves.
        Goals = [Goal.Torrents],
        WhyNotDefault = "Only torrents come in archives that nobody unpacks.",
    };
}
