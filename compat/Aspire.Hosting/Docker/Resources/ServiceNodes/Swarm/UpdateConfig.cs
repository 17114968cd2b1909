using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

/// <summary>How updates roll out. Times are durations such as <c>5s</c>.</summary>
public sealed class UpdateConfig : IYamlMapping
{
    /// <summary>Containers updated at once.</summary>
    public int? Parallelism { get; set; }

    /// <summary>Time between two groups.</summary>
    public string? Delay { get; set; }

    /// <summary><c>continue</c>, <c>rollback</c> or <c>pause</c>.</summary>
    public string? FailureAction { get; set; }

    /// <summary>Time to watch a container after its update.</summary>
    public string? Monitor { get; set; }

    /// <summary>Failures to tolerate.</summary>
    public string? MaxFailureRatio { get; set; }

    /// <summary><c>stop-first</c> or <c>start-first</c>.</summary>
    public string? Order { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("parallelism", Parallelism);
        yaml.Add("delay", Delay);
        yaml.Add("failure_action", FailureAction);
        yaml.Add("monitor", Monitor);
        yaml.Add("max_failure_ratio", MaxFailureRatio);
        yaml.Add("order", Order);
    }
}
