using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>Where a container's output goes.</summary>
public sealed class Logging : IYamlMapping
{
    /// <summary>Log driver, for example <c>json-file</c>.</summary>
    public string? Driver { get; set; }

    /// <summary>Options of the driver.</summary>
    public Dictionary<string, string> Options { get; set; } = [];

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("driver", Driver);
        yaml.Add("options", Options);
    }
}
