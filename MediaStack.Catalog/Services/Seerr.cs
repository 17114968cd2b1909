namespace MediaStack.Catalog.Services;

/// <summary>Takes the household's wishes.</summary>
internal static class Seerr
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "seerr",
        Title = "Seerr",
        Category = ServiceCategory.Requests,
        Summary = "Where the household asks for films and series, and sees what is on its way.",
        Memory = new(256, 1024),
        Default = true,
        Goals = [Goal.Films, Goal.Series],
        // The image's own user, node; it takes no other.
        RunsAs = new(1000, 1000),
        Settings = [MadeSettings.Token("seerr.api-key", "API key", "What other services show to Seerr to be let in; made for you.")],
    }.WithPage(5055, AccessLevel.OwnLogin, AccessLevel.OneFactor, AccessLevel.TwoFactor, AccessLevel.Lan);
}
