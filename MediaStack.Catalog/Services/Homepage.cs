namespace MediaStack.Catalog.Services;

/// <summary>The page that links to everything.</summary>
internal static class Homepage
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "homepage",
        Title = "Homepage",
        Category = ServiceCategory.StartPage,
        Summary = "One start page with every service, its state and its numbers.",
        Memory = new(160, 512),
        Default = true,
        // Its files belong to the image's own user, node.
        RunsAs = new(1000, 1000),
    }.WithPage(3000, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan);
}
