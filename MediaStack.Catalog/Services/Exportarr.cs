namespace MediaStack.Catalog.Services;

/// <summary>Measures the apps that keep the library.</summary>
internal static class Exportarr
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "exportarr",
        Title = "Exportarr",
        Category = ServiceCategory.Monitoring,
        Summary = "Measures libraries, queues and troubles of Sonarr, Radarr and their kin for Prometheus; one small container for each app.",
        Memory = new(96, 96),
        Needs = ["prometheus"],
        Goals = [Goal.Monitoring],
        // The image's own user, nonroot.
        RunsAs = new(65532, 65532),
        WhyNotDefault = "It belongs to a monitoring of more than this host.",
    };
}
