namespace MediaStack.Catalog.Services;

/// <summary>Tells of new versions.</summary>
internal static class Watchtower
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "watchtower",
        Title = "Watchtower",
        Category = ServiceCategory.Maintenance,
        Summary = "Looks each morning whether an image was built anew, and tells you; it changes nothing.",
        Memory = new(24, 128),
        RunsAs = new(65534, 65534),
        WhyNotDefault = "Versions are part of a release, and a new one comes with an update of MediaStack.",
    };
}
