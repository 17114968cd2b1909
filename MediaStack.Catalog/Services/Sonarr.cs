namespace MediaStack.Catalog.Services;

/// <summary>Keeps series.</summary>
internal static class Sonarr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "sonarr",
        Title = "Sonarr",
        Category = ServiceCategory.Library,
        Summary = "Collects series: finds new episodes, has them downloaded and puts them in order.",
        Memory = new(256, 1024),
        Default = true,
        Goals = [Goal.Series],
        Settings = [MadeSettings.ApiKey("sonarr", "Sonarr")],
    }.WithPage(8989, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
