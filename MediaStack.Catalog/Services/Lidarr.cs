namespace MediaStack.Catalog.Services;

/// <summary>Keeps music.</summary>
internal static class Lidarr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "lidarr",
        Title = "Lidarr",
        Category = ServiceCategory.Library,
        Summary = "Collects music: finds albums, has them downloaded and puts them in order.",
        Memory = new(256, 1024),
        Goals = [Goal.Music],
        WhyNotDefault = "It is for those who collect music.",
        Settings = [MadeSettings.ApiKey("lidarr", "Lidarr")],
    }.WithPage(8686, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
