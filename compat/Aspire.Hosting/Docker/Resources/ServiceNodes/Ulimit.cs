using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>A resource limit of processes.</summary>
public sealed class Ulimit : IYamlMapping
{
    /// <summary>Soft limit.</summary>
    public int? Soft { get; set; }

    /// <summary>Hard limit.</summary>
    public int? Hard { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("soft", Soft);
        yaml.Add("hard", Hard);
    }
}
