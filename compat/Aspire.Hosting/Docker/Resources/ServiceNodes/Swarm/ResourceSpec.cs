using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

/// <summary>An amount of resources.</summary>
public sealed class ResourceSpec : IYamlMapping
{
    /// <summary>Number of CPUs, for example <c>0.50</c>.</summary>
    public string? Cpus { get; set; }

    /// <summary>Memory, for example <c>512M</c>.</summary>
    public string? Memory { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("cpus", Cpus);
        yaml.Add("memory", Memory);
    }
}
