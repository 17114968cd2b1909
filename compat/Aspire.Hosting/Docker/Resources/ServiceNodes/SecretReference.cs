using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>A secret as one service mounts it.</summary>
public sealed class SecretReference : IYamlMapping
{
    /// <summary>Name of the secret.</summary>
    public string? Source { get; set; }

    /// <summary>File name under <c>/run/secrets</c>, or a path.</summary>
    public string? Target { get; set; }

    /// <summary>Owner; written as a number, which Compose rejects. Leave it unset.</summary>
    public int? Uid { get; set; }

    /// <summary>Group; written as a number, which Compose rejects. Leave it unset.</summary>
    public int? Gid { get; set; }

    /// <summary>Permissions, written in decimal. Compose ignores them for file secrets.</summary>
    public int? Mode { get; set; }

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("source", Source);
        yaml.Add("target", Target);
        yaml.Add("uid", Uid);
        yaml.Add("gid", Gid);
        yaml.Add("mode", Mode);
    }
}
