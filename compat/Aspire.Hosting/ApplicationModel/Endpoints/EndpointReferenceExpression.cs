using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The parts of an endpoint.</summary>
public enum EndpointProperty
{
    /// <summary>Scheme, host and port.</summary>
    Url,

    /// <summary>Host name or address.</summary>
    Host,

    /// <summary>The IPv4 loopback address, for programs that do not resolve <c>localhost</c>.</summary>
    IPV4Host,

    /// <summary>Port that others use.</summary>
    Port,

    /// <summary>Scheme of the URL.</summary>
    Scheme,

    /// <summary>Port that the program listens on.</summary>
    TargetPort,

    /// <summary>Host and port with a colon between.</summary>
    HostAndPort,

    /// <summary><c>True</c> or <c>False</c>.</summary>
    TlsEnabled,
}

/// <summary>One part of an endpoint, as a value.</summary>
/// <param name="endpointReference">The endpoint.</param>
/// <param name="property">The part.</param>
[DebuggerDisplay("{ValueExpression}")]
public class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IExpressionValue, IValueWithReferences
{
    /// <summary>The endpoint.</summary>
    public EndpointReference Endpoint { get; } = endpointReference ?? throw new ArgumentNullException(nameof(endpointReference));

    /// <summary>The part.</summary>
    public EndpointProperty Property { get; } = property;

    /// <summary>The placeholder: <c>{resource.bindings.endpoint.port}</c>.</summary>
    public string ValueExpression => Property switch
    {
        EndpointProperty.Url => Binding("url"),
        EndpointProperty.Host or EndpointProperty.IPV4Host => Binding("host"),
        EndpointProperty.Port => Binding("port"),
        EndpointProperty.Scheme => Binding("scheme"),
        EndpointProperty.TargetPort => Binding("targetPort"),
        EndpointProperty.HostAndPort => $"{Binding("host")}:{Binding("port")}",
        EndpointProperty.TlsEnabled => Binding("tlsEnabled"),
        _ => throw UnknownProperty(),
    };

    IEnumerable<object> IValueWithReferences.References => [Endpoint];

    /// <summary>False for what the model alone says.</summary>
    internal bool NeedsAddress => Property switch
    {
        EndpointProperty.Scheme or EndpointProperty.TlsEnabled => false,
        EndpointProperty.TargetPort => Endpoint is { Exists: true, TargetPort: null },
        _ => true,
    };

    /// <summary>Gets the value; waits until it is known.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The value.</returns>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        GetValueAsync(new ValueProviderContext(), cancellationToken);

    /// <summary>Gets the value as one reader sees it; waits until it is known.</summary>
    /// <param name="context">Who asks, and from which network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The endpoint does not exist, or the application is published: nothing gets an address then.</exception>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default)
    {
        var endpoint = Endpoint.EndpointAnnotation;
        switch (Property)
        {
            case EndpointProperty.Scheme:
                return endpoint.UriScheme;
            case EndpointProperty.TlsEnabled:
                return endpoint.TlsEnabled ? bool.TrueString : bool.FalseString;
            case EndpointProperty.IPV4Host when NetworkOf(context) == KnownNetworkIdentifiers.LocalhostNetwork:
                return "127.0.0.1";
            case EndpointProperty.TargetPort when endpoint.TargetPort is { } port:
                return Text(port);
        }

        if (context.ExecutionContext is { IsPublishMode: true })
            throw new InvalidOperationException($"{ValueExpression} has no value when publishing: nothing is started. "
                + "Pass the reference on instead of its value.");

        var allocated = await endpoint.AllAllocatedEndpoints.GetAllocatedEndpointAsync(NetworkOf(context), cancellationToken);
        return Property switch
        {
            EndpointProperty.Url => allocated.UriString,
            EndpointProperty.Host or EndpointProperty.IPV4Host => allocated.Address,
            EndpointProperty.Port => Text(allocated.Port),
            EndpointProperty.TargetPort => allocated.TargetPortExpression ?? Text(allocated.Port),
            EndpointProperty.HostAndPort => allocated.EndPointString,
            _ => throw UnknownProperty(),
        };
    }

    private NetworkIdentifier NetworkOf(ValueProviderContext context) =>
        Endpoint.ContextNetworkID ?? context.Network ?? (context.Caller?.IsContainer() == true
            ? KnownNetworkIdentifiers.DefaultAspireContainerNetwork
            : KnownNetworkIdentifiers.LocalhostNetwork);

    private string Binding(string part) => $"{{{Endpoint.Resource.Name}.bindings.{Endpoint.EndpointName}.{part}}}";

    private InvalidOperationException UnknownProperty() => new($"An endpoint has no property {Property}.");

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
