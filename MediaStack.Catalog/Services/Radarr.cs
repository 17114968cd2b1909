namespace MediaStack.Catalog.Services;

/// <summary>Keeps films.</summary>
internal static class Radarr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "radarr",
        Title = "Radarr",
        Category = ServiceCategory.Library,
        Summary = "Collects films: finds them, has them downloaded and puts them in order.",
        Memory = new(256, 1024),
        Default = true,
        Goals = [Goal.Films],
        Settings = [MadeSettings.ApiKey("radarr", "Radarr")],
    }.WithPage(7878, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
