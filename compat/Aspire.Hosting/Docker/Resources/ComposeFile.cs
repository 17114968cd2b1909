using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources;

/// <summary>
/// A compose file as data. Property names are the PascalCase forms of the keys in the
/// <see href="https://github.com/compose-spec/compose-spec/blob/main/spec.md">Compose specification</see>.
/// </summary>
public sealed class ComposeFile : IYamlMapping
{
    /// <summary>Project name.</summary>
    public string? Name { get; set; }

    /// <summary>Obsolete <c>version</c> key; Compose v2 ignores it.</summary>
    public string? Version { get; set; }

    /// <summary>Services by name.</summary>
    public Dictionary<string, Service> Services { get; set; } = [];

    /// <summary>Networks by name.</summary>
    public Dictionary<string, Network> Networks { get; set; } = [];

    /// <summary>Named volumes by name.</summary>
    public Dictionary<string, Volume> Volumes { get; set; } = [];

    /// <summary>Secrets by name.</summary>
    public Dictionary<string, Secret> Secrets { get; set; } = [];

    /// <summary>Configs by name.</summary>
    public Dictionary<string, Config> Configs { get; set; } = [];

    /// <summary>
    /// Written under the literal key <c>extensions</c>, as the official publisher does; Compose rejects a file with it.
    /// Values: strings, booleans, integers, decimals, and dictionaries and lists of them.
    /// </summary>
    public Dictionary<string, object> Extensions { get; set; } = [];

    /// <summary>Adds or replaces a network under its own name.</summary>
    public ComposeFile AddNetwork(Network network)
    {
        Networks[network.Name] = network;
        return this;
    }

    /// <summary>Adds or replaces a service under its own name.</summary>
    public ComposeFile AddService(Service service)
    {
        Services[service.Name] = service;
        return this;
    }

    /// <summary>Adds or replaces a named volume under its own name.</summary>
    public ComposeFile AddVolume(Volume volume)
    {
        Volumes[volume.Name] = volume;
        return this;
    }

    /// <summary>Adds or replaces a config under its own name.</summary>
    public ComposeFile AddConfig(Config config)
    {
        Configs[config.Name] = config;
        return this;
    }

    /// <summary>The file as YAML, ending with one line break.</summary>
    /// <param name="lineEndings">Line break between lines.</param>
    /// <exception cref="ArgumentException">A string is no valid Unicode text.</exception>
    /// <exception cref="NotSupportedException">An extension value is of a type that cannot be written.</exception>
    public string ToYaml(string lineEndings = "\n") => YamlMapping.Serialize(this, lineEndings);

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("name", Name);
        yaml.Add("version", Version);
        yaml.Add("services", Services);
        yaml.Add("networks", Networks);
        yaml.Add("volumes", Volumes);
        yaml.Add("secrets", Secrets);
        yaml.Add("configs", Configs);
        yaml.Add("extensions", Extensions);
    }
}
