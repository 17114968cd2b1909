namespace Aspire.Hosting.Docker.Yaml;

/// <summary>A node of the compose tree that knows its own keys and their order.</summary>
internal interface IYamlMapping
{
    /// <summary>Writes every entry of this node; members without a value are left out by the writer.</summary>
    void WriteTo(YamlMapping yaml);
}
