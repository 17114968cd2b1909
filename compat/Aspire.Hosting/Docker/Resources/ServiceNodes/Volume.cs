using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>A mount of a service, or a named volume of the project.</summary>
public sealed class Volume : NamedComposeMember, IYamlMapping
{
    /// <summary><c>volume</c>, <c>bind</c> or <c>tmpfs</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Path in the container.</summary>
    public string? Target { get; set; }

    /// <summary>Volume name or host path.</summary>
    public string? Source { get; set; }

    /// <summary>True for a read-only mount.</summary>
    public bool? ReadOnly { get; set; }

    /// <summary>Volume driver.</summary>
    public string? Driver { get; set; }

    /// <summary>Options of the driver.</summary>
    public Dictionary<string, string> DriverOpts { get; set; } = [];

    /// <summary>True when the volume exists already.</summary>
    public bool? External { get; set; }

    /// <summary>Labels.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("type", Type);
        yaml.Add("target", Target);
        yaml.Add("source", Source);
        yaml.Add("read_only", ReadOnly);
        yaml.Add("driver", Driver);
        yaml.Add("driver_opts", DriverOpts);
        yaml.Add("external", External);
        yaml.Add("labels", Labels);
    }
}
