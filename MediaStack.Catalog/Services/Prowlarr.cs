namespace MediaStack.Catalog.Services;

/// <summary>Hands the indexers to all who search.</summary>
internal static class Prowlarr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "prowlarr",
        Title = "Prowlarr",
        Category = ServiceCategory.Finding,
        Summary = "Keeps your indexers, the sites that know where things are, in one place for all.",
        Memory = new(192, 512),
        Default = true,
        Goals = [Goal.Films, Goal.Series, Goal.Music, Goal.Books],
        Settings = [MadeSettings.ApiKey("prowlarr", "Prowlarr")],
    }.WithPage(9696, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan, AccessLevel.Internal);
}
