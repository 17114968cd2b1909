using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>A config as one service mounts it.</summary>
public sealed class ConfigReference : IYamlMapping
{
    /// <summary>Name of the config.</summary>
    public string? Source { get; set; }

    /// <summary>Path in the container.</summary>
    public string? Target { get; set; }

    /// <summary>Owner in the container.</summary>
    public string? Uid { get; set; }

    /// <summary>Group in the container.</summary>
    public string? Gid { get; set; }

    /// <summary>Permissions in the container, written in octal.</summary>
    public UnixFileMode? Mode { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("source", Source);
        yaml.Add("target", Target);
        yaml.Add("uid", Uid);
        yaml.Add("gid", Gid);
        yaml.Add("mode", Mode);
    }
}
