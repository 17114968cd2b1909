namespace MediaStack.Catalog.Services;

/// <summary>Finds subtitles.</summary>
internal static class Bazarr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "bazarr",
        Title = "Bazarr",
        Category = ServiceCategory.Finding,
        Summary = "Finds subtitles in your languages for all films and series.",
        Memory = new(256, 768),
        Default = true,
        Goals = [Goal.Films, Goal.Series],
        Settings = [MadeSettings.ApiKey("bazarr", "Bazarr")],
    }.WithPage(6767, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
