namespace MediaStack.Catalog.Services;

/// <summary>Measures Redis.</summary>
internal static class RedisExporter
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "redis-exporter",
        Title = "Redis exporter",
        Category = ServiceCategory.Monitoring,
        Summary = "Measures the store of log-in sessions for Prometheus.",
        Memory = new(16, 64),
        Needs = ["prometheus", "redis"],
        // The image's own user.
        RunsAs = new(59000, 59000),
        WhyNotDefault = "It measures Redis, which belongs to the gateway.",
    };
}
