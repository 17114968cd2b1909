namespace MediaStack.Catalog.Services;

/// <summary>Collects the measurements of host and services.</summary>
internal static class Prometheus
{
    private const long Megabyte = 1L << 20;
    private const long Hour = 3600;

    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "prometheus",
        Title = "Prometheus",
        Category = ServiceCategory.Monitoring,
        Summary = "Records how the host and every service are doing, for dashboards and alerts.",
        Memory = new(256, 512),
        Default = true,
        Goals = [Goal.Monitoring],
        // The image's own user, nobody.
        RunsAs = new(65534, 65534),
        Settings =
        [
            new()
            {
                Key = "prometheus.retention",
                Kind = SettingKind.Duration,
                Label = "Keep measurements for",
                Help = "How long measurements are kept, such as 30d or 1y.",
                Default = "30d",
                // Blocks hold two hours: less would drop what was just written.
                Minimum = 2 * Hour,
            },
            new()
            {
                Key = "prometheus.retention-size",
                Kind = SettingKind.Size,
                Label = "Keep at most",
                Help = "How much disk space measurements may take, such as 20GB; the oldest go first.",
                Default = "20GB",
                Minimum = 256 * Megabyte,
            },
        ],
    }.WithPage(9090, AccessLevel.Internal, AccessLevel.Lan, AccessLevel.OneFactor, AccessLevel.TwoFactor);
}
