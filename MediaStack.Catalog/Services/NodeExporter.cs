namespace MediaStack.Catalog.Services;

/// <summary>Measures the host itself.</summary>
internal static class NodeExporter
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "node-exporter",
        Title = "Node exporter",
        Category = ServiceCategory.Monitoring,
        Summary = "Measures the host itself for Prometheus: disks, memory, processor, network.",
        Memory = new(24, 128),
        Goals = [Goal.Monitoring],
        // The image's own user, nobody.
        RunsAs = new(65534, 65534),
        WhyNotDefault = "It sees the whole host, so whether it runs is for you to say.",
        // It lives in the host's own network, or it would measure a container's.
        FixedPorts = [new(9100, PortSpace.Host)],
        Settings =
        [
            new()
            {
                Key = "node-exporter.address",
                Kind = SettingKind.Address,
                Label = "Address for measurements",
                Help = "The host's address on Docker's own network, which containers reach and the home network does not; "
                    + "`ip address show docker0` prints it.",
                Default = "172.17.0.1",
            },
        ],
    };
}
