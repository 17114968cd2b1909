using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;

namespace Aspire.Hosting.Dcp;

/// <summary>How one endpoint is reached in this run.</summary>
/// <param name="Resource">Its owner.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Port">Port that others use; null for any.</param>
/// <param name="TargetPort">Port that the program listens on; null for any.</param>
/// <param name="IsForContainers">True when containers reach it too, over the interfaces of this machine.</param>
internal sealed record EndpointPlan(IResource Resource, EndpointAnnotation Endpoint, int? Port, int? TargetPort, bool IsForContainers)
{
    // Names of resources have no dot, so two pairs never share a name.
    public string ServiceName => $"{Resource.Name}.{Endpoint.Name}";

    public string Protocol => Endpoint.Protocol == ProtocolType.Udp ? "UDP" : "TCP";

    /// <summary>What the program is told to listen on.</summary>
    public string TargetPortExpression => TargetPort is { } port ? FormattableString.Invariant($"{port}") : $"{{{{- portForServing \"{ServiceName}\" -}}}}";

    /// <summary>The request to the orchestrator.</summary>
    public Service ToService() => new()
    {
        Metadata = new DcpMetadata { Name = ServiceName },
        Spec = new ServiceSpec
        {
            Protocol = Protocol,
            Port = Port,
            Address = IsForContainers ? "0.0.0.0" : null,
            AddressAllocationMode = Endpoint.IsProxied ? "Localhost" : "Proxyless",
        },
    };

    /// <summary>What the workload says of itself.</summary>
    public ServiceProducer ToProducer() => new(ServiceName, Resource.IsContainer() ? null : Endpoint.TargetHost, TargetPort);

    /// <summary>Tells the addresses to everybody who waits for them: from this machine, and from containers.</summary>
    /// <param name="port">Port that was given out.</param>
    public void Allocate(int port)
    {
        var binding = IsForContainers ? EndpointBindingMode.IPv4AnyAddresses : EndpointBindingMode.SingleAddress;
        Set(KnownNetworkIdentifiers.LocalhostNetwork, KnownHostNames.Localhost, port, binding);
        if (Resource.IsContainer())
            Set(KnownNetworkIdentifiers.DefaultAspireContainerNetwork, $"{Resource.Name}.dev.internal", TargetPort ?? port, EndpointBindingMode.SingleAddress);
        else
            Set(KnownNetworkIdentifiers.DefaultAspireContainerNetwork, KnownHostNames.DockerDesktopHostBridge, port, binding);
    }

    private void Set(NetworkIdentifier network, string address, int port, EndpointBindingMode binding) =>
        Endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            network, new AllocatedEndpoint(Endpoint, address, port, binding, TargetPortExpression, network));
}
