using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ComposeNodes;

/// <summary>A secret of the compose project.</summary>
public sealed class Secret : IYamlMapping
{
    /// <summary>Path of the file that holds the secret, relative to the compose file.</summary>
    public string? File { get; set; }

    /// <summary>True when the secret exists already.</summary>
    public bool? External { get; set; }

    /// <summary>Name of the secret in the engine; unlike other members' names it is written.</summary>
    public string? Name { get; set; }

    /// <summary>Labels.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("file", File);
        yaml.Add("external", External);
        yaml.Add("name", Name);
        yaml.Add("labels", Labels);
    }
}
