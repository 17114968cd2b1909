using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>How the engine finds out whether a container is well. Times are durations such as <c>1m30s</c>.</summary>
public sealed class Healthcheck : IYamlMapping
{
    /// <summary><c>CMD</c> or <c>CMD-SHELL</c> and what to run.</summary>
    public List<string> Test { get; set; } = [];

    /// <summary>Time between two checks.</summary>
    public required string Interval { get; set; }

    /// <summary>Time after which a check counts as failed.</summary>
    public required string Timeout { get; set; }

    /// <summary>Failures in a row that make the container unhealthy.</summary>
    public int? Retries { get; set; }

    /// <summary>Time after the start in which failures do not count.</summary>
    public required string StartPeriod { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("test", Test);
        yaml.Add("interval", Interval);
        yaml.Add("timeout", Timeout);
        yaml.Add("retries", Retries);
        yaml.Add("start_period", StartPeriod);
    }
}
