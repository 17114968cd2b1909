using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ComposeNodes;

/// <summary>A network of the compose project.</summary>
public sealed class Network : NamedComposeMember, IYamlMapping
{
    /// <summary>Network driver, for example <c>bridge</c>.</summary>
    public string? Driver { get; set; }

    /// <summary>Options of the driver.</summary>
    public Dictionary<string, string> DriverOpts { get; set; } = [];

    /// <summary>True when the network exists already.</summary>
    public bool? External { get; set; }

    /// <summary>Labels.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    /// <summary>Address management.</summary>
    public Ipam? Ipam { get; set; }

    /// <summary>True when other containers may attach themselves.</summary>
    public bool? Attachable { get; set; }

    /// <summary>True for the ingress network of a swarm.</summary>
    public bool? Ingress { get; set; }

    /// <summary>True for a network without a way to the outside.</summary>
    public bool? Internal { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("driver", Driver);
        yaml.Add("driver_opts", DriverOpts);
        yaml.Add("external", External);
        yaml.Add("labels", Labels);
        yaml.Add("ipam", Ipam);
        yaml.Add("attachable", Attachable);
        yaml.Add("ingress", Ingress);
        yaml.Add("internal", Internal);
    }
}
