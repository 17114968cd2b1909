using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>Address management of a network.</summary>
public sealed class Ipam : IYamlMapping
{
    /// <summary>IPAM driver.</summary>
    public string? Driver { get; set; }

    /// <summary>Address pools: <c>subnet</c>, <c>gateway</c>, <c>ip_range</c>.</summary>
    public List<Dictionary<string, string>> Config { get; set; } = [];

    /// <summary>Options of the driver.</summary>
    public Dictionary<string, string> Options { get; set; } = [];

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("driver", Driver);
        yaml.Add("config", Config);
        yaml.Add("options", Options);
    }
}
