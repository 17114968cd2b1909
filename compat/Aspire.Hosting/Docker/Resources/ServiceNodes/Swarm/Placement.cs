using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

/// <summary>Where containers may run.</summary>
public sealed class Placement : IYamlMapping
{
    /// <summary>Conditions that a node must meet.</summary>
    public List<string>? Constraints { get; set; }

    /// <summary>How to spread containers.</summary>
    public List<Dictionary<string, string>>? Preferences { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("constraints", Constraints);
        yaml.Add("preferences", Preferences);
    }
}
