using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>JSON of the orchestrator's objects: what is not set is not written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Executable))]
[JsonSerializable(typeof(Container))]
[JsonSerializable(typeof(ContainerNetwork))]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(DcpList<Executable>))]
[JsonSerializable(typeof(DcpList<Container>))]
[JsonSerializable(typeof(DcpList<Service>))]
[JsonSerializable(typeof(DcpChange<Executable>))]
[JsonSerializable(typeof(DcpChange<Container>))]
[JsonSerializable(typeof(List<ServiceProducer>))]
[JsonSerializable(typeof(DcpFailure))]
[JsonSerializable(typeof(ContainerRuntimeReport))]
internal sealed partial class DcpJson : JsonSerializerContext
{
    /// <summary>How one type is written and read.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)(Default.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{typeof(T).Name} is not listed in {nameof(DcpJson)}."));
}

/// <summary>All objects of a kind.</summary>
internal sealed record DcpList<T>(List<T> Items);

/// <summary>A change of an object: <c>ADDED</c>, <c>MODIFIED</c> or <c>DELETED</c>.</summary>
internal sealed record DcpChange<T>(string Type, T Object)
{
    public const string Deleted = "DELETED";
}

/// <summary>What the orchestrator answers when it refuses.</summary>
internal sealed record DcpFailure(string? Message, string? Reason);

/// <summary>What <c>dcp info</c> prints.</summary>
internal sealed record ContainerRuntimeReport(ContainerRuntimeReport.Runtime? Containers)
{
    /// <summary>The container runtime: which, whether it is there and runs, and what it says when it does not.</summary>
    internal sealed record Runtime(string? Name, bool Installed, bool Running, string? Error)
    {
        [JsonPropertyName("runtime")]
        public string? Name { get; init; } = Name;
    }
}
