using System.Diagnostics;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port that a resource listens on.</summary>
[DebuggerDisplay("Name = {Name}, Port = {Port}, TargetPort = {TargetPort}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private int? _port;
    private bool _portCleared;
    private int? _targetPort;
    private bool _targetPortCleared;
    private bool? _tlsEnabled;

    /// <summary>Creates an endpoint on the loopback network.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="uriScheme">Scheme of its URL; null for <c>tcp</c> or <c>udp</c>.</param>
    /// <param name="transport"><c>http</c>, <c>http2</c>, <c>tcp</c> …; null to follow from the scheme.</param>
    /// <param name="name">Name, unique within the resource; null for the scheme.</param>
    /// <param name="port">Port that others use; null for any.</param>
    /// <param name="targetPort">Port that the program listens on (the container's port); null for any.</param>
    /// <param name="isExternal">Whether it is reachable from outside when published.</param>
    /// <param name="isProxied">Whether the orchestrator puts a proxy in front of it in run mode; null to let the resource decide.</param>
    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    /// <summary>Creates an endpoint.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="networkId">Network on which it is reached directly; null for loopback.</param>
    /// <param name="uriScheme">Scheme of its URL; null for <c>tcp</c> or <c>udp</c>.</param>
    /// <param name="transport"><c>http</c>, <c>http2</c>, <c>tcp</c> …; null to follow from the scheme.</param>
    /// <param name="name">Name, unique within the resource; null for the scheme.</param>
    /// <param name="port">Port that others use; null for any.</param>
    /// <param name="targetPort">Port that the program listens on (the container's port); null for any.</param>
    /// <param name="isExternal">Whether it is reachable from outside when published.</param>
    /// <param name="isProxied">Whether the orchestrator puts a proxy in front of it in run mode; null to let the resource decide.</param>
    public EndpointAnnotation(
        ProtocolType protocol,
        NetworkIdentifier? networkId,
        string? uriScheme = null,
        string? transport = null,
        string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? ProtocolName;
        Name = name ?? UriScheme;
        ResourceName.Validate("Endpoint", Name);
        _transport = transport;
        _port = port;
        _targetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsExplicitlyProxied = isProxied;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
    }

    /// <summary>Name, unique within the resource, upper and lower case alike.</summary>
    public string Name { get; set; }

    /// <summary>TCP or UDP.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>Port that others use; null for any. Without a proxy it follows <see cref="TargetPort"/> unless set.</summary>
    public int? Port
    {
        get => _port ?? (IsProxied || _portCleared ? null : _targetPort);
        set => (_port, _portCleared) = (value, value is null);
    }

    /// <summary>Port that the program listens on; null for any. Without a proxy it follows <see cref="Port"/> unless set.</summary>
    public int? TargetPort
    {
        get => _targetPort ?? (IsProxied || _targetPortCleared ? null : _port);
        set => (_targetPort, _targetPortCleared) = (value, value is null);
    }

    /// <summary>Scheme of its URL.</summary>
    public string UriScheme { get; set; }

    /// <summary>Address that the program listens on.</summary>
    public string TargetHost { get; set; } = KnownHostNames.Localhost;

    /// <summary><c>http</c> for the schemes http and https, else the protocol, unless set.</summary>
    public string Transport
    {
        get => _transport ?? (HasScheme("http") || HasScheme("https") ? "http" : ProtocolName);
        set => _transport = value;
    }

    /// <summary>Whether it is reachable from outside when published.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether the orchestrator puts a proxy in front of it in run mode.</summary>
    public bool IsProxied
    {
        get => IsExplicitlyProxied ?? true;
        set => IsExplicitlyProxied = value;
    }

    /// <summary>What was said about the proxy; null when nothing was.</summary>
    public bool? IsExplicitlyProxied { get; set; }

    /// <summary>True when a reference to the resource leaves this endpoint out; it can still be referenced by name.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Whether the program speaks TLS; true for https unless set.</summary>
    public bool TlsEnabled
    {
        get => _tlsEnabled ?? HasScheme("https");
        set => _tlsEnabled = value;
    }

    /// <summary>Network on which it is reached directly.</summary>
    public NetworkIdentifier DefaultNetworkID { get; }

    /// <summary>Address and port on the default network; null until allocated.</summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllAllocatedEndpoints.For(DefaultNetworkID) is { IsValueSet: true } snapshot
            ? snapshot.GetValueAsync().GetAwaiter().GetResult() : null;
        set
        {
            if (value is null)
                AllAllocatedEndpoints.For(DefaultNetworkID).SetException(new InvalidOperationException($"The endpoint '{Name}' is not allocated."));
            else
                AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(DefaultNetworkID, value);
        }
    }

    /// <summary>Addresses and ports on all networks.</summary>
    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = new();

    /// <summary>Variable that tells the program this port; a project's own port variables leave the endpoint out then.</summary>
    internal string? TargetPortVariable { get; set; }

    private string ProtocolName => Protocol == ProtocolType.Udp ? "udp" : "tcp";

    internal bool HasScheme(string scheme) => string.Equals(UriScheme, scheme, StringComparison.OrdinalIgnoreCase);

    internal bool IsNamed(string name) => ResourceName.Comparer.Equals(Name, name);
}
