using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

/// <summary>Resources and placement of a service.</summary>
public sealed class Deploy : IYamlMapping
{
    /// <summary>Number of containers.</summary>
    public int? Replicas { get; set; }

    /// <summary><c>replicated</c> or <c>global</c>.</summary>
    public string? Mode { get; set; }

    /// <summary>Limits and reservations.</summary>
    public Resources? Resources { get; set; }

    /// <summary>Where containers may run.</summary>
    public Placement? Placement { get; set; }

    /// <summary>How updates roll out.</summary>
    public UpdateConfig? UpdateConfig { get; set; }

    /// <summary>When containers are restarted.</summary>
    public RestartPolicy? RestartPolicy { get; set; }

    /// <summary>Labels of the service.</summary>
    public LabelSpecs? Labels { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("replicas", Replicas);
        yaml.Add("mode", Mode);
        yaml.Add("resources", Resources);
        yaml.Add("placement", Placement);
        yaml.Add("update_config", UpdateConfig);
        yaml.Add("restart_policy", RestartPolicy);
        yaml.Add("labels", Labels);
    }
}
