using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A reference to an endpoint of a resource; as a value it is the endpoint's URL.</summary>
[DebuggerDisplay("Resource = {Resource.Name}, EndpointName = {EndpointName}")]
public sealed class EndpointReference : IExpressionValue, IValueWithReferences
{
    private EndpointAnnotation? _annotation;

    /// <summary>Refers to an endpoint, seen from one network.</summary>
    /// <param name="owner">The resource.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="contextNetworkId">The network of the reader; null to take that of whoever asks for a value.</param>
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint, NetworkIdentifier? contextNetworkId)
        : this(owner, endpoint?.Name!, contextNetworkId)
    {
        _annotation = endpoint;
    }

    /// <summary>Refers to an endpoint.</summary>
    /// <param name="owner">The resource.</param>
    /// <param name="endpoint">The endpoint.</param>
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint) : this(owner, endpoint, null)
    {
    }

    /// <summary>Refers to an endpoint by name, seen from one network. It may be added to the resource later.</summary>
    /// <param name="owner">The resource.</param>
    /// <param name="endpointName">Name of the endpoint.</param>
    /// <param name="contextNetworkId">The network of the reader; null to take that of whoever asks for a value.</param>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName, NetworkIdentifier? contextNetworkId = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpointName);
        Resource = owner;
        EndpointName = endpointName;
        ContextNetworkID = contextNetworkId;
    }

    /// <summary>Refers to an endpoint by name. It may be added to the resource later.</summary>
    /// <param name="owner">The resource.</param>
    /// <param name="endpointName">Name of the endpoint.</param>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName) : this(owner, endpointName, null)
    {
    }

    /// <summary>The endpoint.</summary>
    /// <exception cref="InvalidOperationException">The resource has no endpoint of that name.</exception>
    public EndpointAnnotation EndpointAnnotation => Annotation ?? throw new InvalidOperationException(
        ErrorMessage ?? $"The resource '{Resource.Name}' has no endpoint '{EndpointName}'; add it with WithEndpoint "
            + "or WithHttpEndpoint, or name one it has.");

    /// <summary>The resource.</summary>
    public IResourceWithEndpoints Resource { get; }

    /// <summary>Name of the endpoint.</summary>
    public string EndpointName { get; }

    /// <summary>Message to use when the endpoint does not exist; null for the usual one.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>True when address and port are known for the reader's network.</summary>
    public bool IsAllocated => Allocation is not null;

    /// <summary>True when the resource has the endpoint.</summary>
    public bool Exists => Annotation is not null;

    /// <summary>True for the scheme http.</summary>
    public bool IsHttp => EndpointAnnotation.HasScheme("http");

    /// <summary>True for the scheme https.</summary>
    public bool IsHttps => EndpointAnnotation.HasScheme("https");

    /// <summary>True when the endpoint exists and speaks TLS.</summary>
    public bool TlsEnabled => Annotation is { TlsEnabled: true };

    /// <summary>True when the endpoint is named http or https, so that service discovery finds it by scheme.</summary>
    public bool IsHttpSchemeNamedEndpoint =>
        ResourceName.Comparer.Equals(EndpointName, "http") || ResourceName.Comparer.Equals(EndpointName, "https");

    /// <summary>True when a reference to the resource leaves this endpoint out.</summary>
    public bool ExcludeReferenceEndpoint => Annotation is { ExcludeReferenceEndpoint: true };

    /// <summary>The network of the reader; null to take that of whoever asks for a value.</summary>
    public NetworkIdentifier? ContextNetworkID { get; }

    /// <summary>Port, once allocated.</summary>
    public int Port => Allocated.Port;

    /// <summary>Port that the program listens on; null for any.</summary>
    public int? TargetPort => EndpointAnnotation.TargetPort;

    /// <summary>Host name or address, once allocated.</summary>
    public string Host => Allocated.Address;

    /// <summary>Scheme of the URL.</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary>The URL, once allocated.</summary>
    public string Url => Allocated.UriString;

    string IManifestExpressionProvider.ValueExpression => Property(EndpointProperty.Url).ValueExpression;

    IEnumerable<object> IValueWithReferences.References => [Resource];

    private EndpointAnnotation? Annotation =>
        _annotation ??= Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => endpoint.IsNamed(EndpointName));

    private AllocatedEndpoint? Allocation =>
        Annotation?.AllAllocatedEndpoints.For(ContextNetworkID ?? KnownNetworkIdentifiers.LocalhostNetwork) is { IsValueSet: true } snapshot
            ? snapshot.GetValueAsync().GetAwaiter().GetResult()
            : null;

    private AllocatedEndpoint Allocated => Allocation ?? throw new InvalidOperationException(
        $"The endpoint '{EndpointName}' of '{Resource.Name}' has no address yet; use Property(…) where a value may come later.");

    /// <summary>Gets the URL; waits until it is known.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The URL.</returns>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        Property(EndpointProperty.Url).GetValueAsync(cancellationToken);

    /// <summary>Gets the URL as one reader sees it; waits until it is known.</summary>
    /// <param name="context">Who asks, and from which network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The URL.</returns>
    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        Property(EndpointProperty.Url).GetValueAsync(context, cancellationToken);

    /// <summary>One part of the endpoint, as a value.</summary>
    /// <param name="property">The part.</param>
    /// <returns>The value.</returns>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <summary>Chooses a value by whether the endpoint speaks TLS when the value is asked for.</summary>
    /// <param name="enabledValue">Used with TLS.</param>
    /// <param name="disabledValue">Used without.</param>
    /// <returns>A conditional expression.</returns>
    public ReferenceExpression GetTlsValue(ReferenceExpression enabledValue, ReferenceExpression disabledValue) =>
        ReferenceExpression.CreateConditional(Property(EndpointProperty.TlsEnabled), bool.TrueString, enabledValue, disabledValue);
}
