using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>What all objects of the orchestrator have: the envelope of a Kubernetes object.</summary>
internal abstract class DcpObject
{
    public const string Version = "usvc-dev.developer.microsoft.com/v1";

    public string ApiVersion { get; set; } = Version;

    public string Kind { get; set; } = string.Empty;

    public DcpMetadata Metadata { get; set; } = new();

    [JsonIgnore]
    public string Name => Metadata.Name;
}

/// <summary>Name and notes of an object.</summary>
internal sealed class DcpMetadata
{
    public string Name { get; set; } = string.Empty;

    public Dictionary<string, string>? Annotations { get; set; }
}

/// <summary>The name of a kind in URLs.</summary>
internal interface IDcpKind
{
    static abstract string Plural { get; }
}

/// <summary>A variable.</summary>
internal sealed record DcpVariable(string Name, string? Value);
