namespace MediaStack.Catalog.Services;

/// <summary>Asks every page whether it answers.</summary>
internal static class BlackboxExporter
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "blackbox-exporter",
        Title = "Blackbox exporter",
        Category = ServiceCategory.Monitoring,
        Summary = "Asks every page and the VPN from outside whether they answer, and looks when certificates end.",
        Memory = new(24, 128),
        Needs = ["prometheus"],
        Goals = [Goal.Monitoring],
        // It needs no right at all, so it is nobody.
        RunsAs = new(65534, 65534),
        WhyNotDefault = "It belongs to a monitoring of more than this host.",
    };
}
