using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ComposeNodes;

/// <summary>A config: a file that services mount.</summary>
public sealed class Config : NamedComposeMember, IYamlMapping
{
    /// <summary>Path of the file, relative to the compose file.</summary>
    public string? File { get; set; }

    /// <summary>True when the config exists already.</summary>
    public bool? External { get; set; }

    /// <summary>Inline content; Compose interpolates <c>$</c> in it.</summary>
    public string? Content { get; set; }

    /// <summary>Labels.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("file", File);
        yaml.Add("external", External);
        yaml.Add("content", Content);
        yaml.Add("labels", Labels);
    }
}
