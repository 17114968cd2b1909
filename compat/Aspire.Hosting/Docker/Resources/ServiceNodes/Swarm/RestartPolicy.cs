using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;

/// <summary>When containers are restarted. Times are durations such as <c>5s</c>.</summary>
public sealed class RestartPolicy : IYamlMapping
{
    /// <summary><c>none</c>, <c>on-failure</c> or <c>any</c>.</summary>
    public string? Condition { get; set; }

    /// <summary>Time between attempts.</summary>
    public string? Delay { get; set; }

    /// <summary>Attempts before giving up.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>Time after which a restart counts as a success.</summary>
    public string? Window { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("condition", Condition);
        yaml.Add("delay", Delay);
        yaml.Add("max_attempts", MaxAttempts);
        yaml.Add("window", Window);
    }
}
