using Aspire.Hosting.Docker.Yaml;

namespace Aspire.Hosting.Docker.Resources.ServiceNodes;

/// <summary>How an image is built.</summary>
public sealed class Build : IYamlMapping
{
    /// <summary>Build context.</summary>
    public string? Context { get; set; }

    /// <summary>Path of the Dockerfile in the context.</summary>
    public string? Dockerfile { get; set; }

    /// <summary>Build arguments.</summary>
    public Dictionary<string, string> Args { get; set; } = [];

    /// <summary>Stage to build.</summary>
    public string? Target { get; set; }

    /// <summary>Cache sources.</summary>
    public List<string> CacheFrom { get; set; } = [];

    /// <summary>Labels of the image.</summary>
    public Dictionary<string, string> Labels { get; set; } = [];

    void IYamlMapping.WriteTo(YamlMapping yaml)
    {
        yaml.Add("context", Context);
        yaml.Add("dockerfile", Dockerfile);
        yaml.Add("args", Args);
        yaml.Add("target", Target);
        yaml.Add("cache_from", CacheFrom);
        yaml.Add("labels", Labels);
    }
}
