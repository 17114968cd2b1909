namespace MediaStack.Catalog.Services;

/// <summary>Plays the library to every screen.</summary>
internal static class Jellyfin
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "jellyfin",
        Title = "Jellyfin",
        Category = ServiceCategory.MediaServers,
        Summary = "Plays films, series and music on televisions, phones and in the browser; free software, no account.",
        Default = true,
        Goals = [Goal.Jellyfin],
        // Its apps for televisions and phones know no log-in page but its own, so none stands before it.
    }.WithPage(8096, AccessLevel.OwnLogin, AccessLevel.Lan);
}
