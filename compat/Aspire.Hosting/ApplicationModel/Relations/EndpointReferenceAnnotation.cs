using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource uses endpoints of another one.</summary>
/// <param name="resource">The other one.</param>
[DebuggerDisplay("Resource = {Resource.Name}, UseAllEndpoints = {UseAllEndpoints}")]
public sealed class EndpointReferenceAnnotation(IResourceWithEndpoints resource) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResourceWithEndpoints Resource { get; } = resource;

    /// <summary>True when all its endpoints are used.</summary>
    public bool UseAllEndpoints { get; set; }

    /// <summary>Names of the endpoints that are used, upper and lower case alike.</summary>
    public ISet<string> EndpointNames { get; } = new HashSet<string>(ResourceName.Comparer);

    /// <summary>Network of the user.</summary>
    public NetworkIdentifier ContextNetworkId { get; set; } = KnownNetworkIdentifiers.LocalhostNetwork;

    /// <summary>Name of the other one in the variables.</summary>
    internal string ReferenceName { get; init; } = resource.Name;
}

/// <summary>Which variables references put into the environment.</summary>
[Flags]
public enum ReferenceEnvironmentInjectionFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Connection strings.</summary>
    ConnectionString = 1,

    /// <summary>The parts of connections: <c>NAME_PROPERTY</c>.</summary>
    ConnectionProperties = 2,

    /// <summary>Service discovery: <c>services__name__scheme__index</c>.</summary>
    ServiceDiscovery = 4,

    /// <summary>Endpoints: <c>NAME_ENDPOINT</c>.</summary>
    Endpoints = 8,

    /// <summary>All.</summary>
    All = ConnectionString | ConnectionProperties | ServiceDiscovery | Endpoints,
}

/// <summary>Which variables references put into the environment of a resource.</summary>
/// <param name="flags">Which.</param>
public sealed class ReferenceEnvironmentInjectionAnnotation(ReferenceEnvironmentInjectionFlags flags) : IResourceAnnotation
{
    /// <summary>Which.</summary>
    public ReferenceEnvironmentInjectionFlags Flags { get; } = flags;
}
