using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which addresses an allocated endpoint listens on.</summary>
public enum EndpointBindingMode
{
    /// <summary>The one address it names.</summary>
    SingleAddress,

    /// <summary>All IPv4 and IPv6 addresses.</summary>
    DualStackAnyAddresses,

    /// <summary>All IPv4 addresses.</summary>
    IPv4AnyAddresses,

    /// <summary>All IPv6 addresses.</summary>
    IPv6AnyAddresses,
}

/// <summary>Address and port that an endpoint got, as seen from one network.</summary>
public class AllocatedEndpoint
{
    /// <summary>Creates an allocation for one network.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">Host name or address to reach it.</param>
    /// <param name="port">Port to reach it, 1 to 65535.</param>
    /// <param name="bindingMode">Which addresses it listens on.</param>
    /// <param name="targetPortExpression">The port that the program itself listens on, or an expression for it.</param>
    /// <param name="networkId">The network; null for the endpoint's own.</param>
    public AllocatedEndpoint(
        EndpointAnnotation endpoint,
        string address,
        int port,
        EndpointBindingMode bindingMode,
        string? targetPortExpression = null,
        NetworkIdentifier? networkId = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);
        Endpoint = endpoint;
        Address = address;
        Port = port;
        BindingMode = bindingMode;
        TargetPortExpression = targetPortExpression;
        NetworkID = networkId ?? endpoint.DefaultNetworkID;
    }

    /// <summary>Creates an allocation for the endpoint's own network.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="address">Host name or address to reach it.</param>
    /// <param name="port">Port to reach it, 1 to 65535.</param>
    /// <param name="targetPortExpression">The port that the program itself listens on, or an expression for it.</param>
    public AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port, string? targetPortExpression = null)
        : this(endpoint, address, port, EndpointBindingMode.SingleAddress, targetPortExpression)
    {
    }

    /// <summary>The endpoint.</summary>
    public EndpointAnnotation Endpoint { get; }

    /// <summary>Host name or address to reach it.</summary>
    public string Address { get; }

    /// <summary>Which addresses it listens on.</summary>
    public EndpointBindingMode BindingMode { get; }

    /// <summary>Port to reach it.</summary>
    public int Port { get; }

    /// <summary>Scheme of its URL.</summary>
    public string UriScheme => Endpoint.UriScheme;

    /// <summary>Host and port: <c>localhost:8080</c>.</summary>
    public string EndPointString => string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");

    /// <summary>The URL: <c>http://localhost:8080</c>.</summary>
    public string UriString => $"{UriScheme}://{EndPointString}";

    /// <summary>The port that the program itself listens on, or an expression for it; null when unknown.</summary>
    public string? TargetPortExpression { get; }

    /// <summary>The network from which the address is right.</summary>
    public NetworkIdentifier NetworkID { get; }

    /// <summary>The URL.</summary>
    /// <returns><see cref="UriString"/>.</returns>
    public override string ToString() => UriString;
}
