using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

/// <summary>Limits and reservations of a service.</summary>
public sealed class Resources : IYamlMapping
{
    /// <summary>The most a container gets.</summary>
    public ResourceSpec? Limits { get; set; }

    /// <summary>What a container is sure to get.</summary>
    public ResourceSpec? Reservations { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("limits", Limits);
        yaml.Add("reservations", Reservations);
    }
}
