namespace MediaStack.Catalog.Services;

/// <summary>Measures every container.</summary>
internal static class CAdvisor
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "cadvisor",
        Title = "cAdvisor",
        Category = ServiceCategory.Monitoring,
        Summary = "Measures every container for Prometheus: memory, processor, network, restarts, health.",
        Memory = new(128, 384),
        Needs = ["prometheus"],
        Goals = [Goal.Monitoring],
        // What it reads of the host belongs to root.
        RunsAs = new(0, 0),
        WhyNotDefault = "It sees every container of the host, so whether it runs is for you to say.",
        Settings =
        [
            new()
            {
                Key = "cadvisor.docker-folder",
                Kind = SettingKind.Path,
                Label = "Docker's own folder",
                Help = "Where Docker keeps its containers, which `docker info` calls Docker Root Dir.",
                Default = "/var/lib/docker",
                SystemFolder = true,
                Advanced = true,
            },
        ],
    };
}
