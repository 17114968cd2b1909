namespace MediaStack.Catalog.Services;

/// <summary>Shows the logs of all services.</summary>
internal static class Dozzle
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "dozzle",
        Title = "Dozzle",
        Category = ServiceCategory.Maintenance,
        Summary = "Shows the logs of every service as they are written.",
        Memory = new(32, 128),
        // It needs no right at all, so it is nobody.
        RunsAs = new(65534, 65534),
        WhyNotDefault = "Logs tell much about you; add it while you look for a fault.",
    }.WithPage(8084, AccessLevel.TwoFactor, AccessLevel.OneFactor, AccessLevel.Lan);
}
