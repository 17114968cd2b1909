namespace MediaStack.AppHost.Model;

/// <summary>Addresses inside the estate's networks.</summary>
internal static class EndpointAddress
{
    /// <summary>Where other services of a network reach an endpoint: <c>host:port</c>.</summary>
    public static string InternalAddress(this EndpointReference endpoint) =>
        $"{endpoint.InternalHost()}:{endpoint.InternalPort()}";

    /// <summary>The name under which containers reach the host, once <c>extra_hosts</c> maps it to <see cref="HostGateway"/>.</summary>
    public const string HostName = "host.docker.internal";

    /// <summary>What the engine replaces by its own address on the host.</summary>
    public const string HostGateway = "host-gateway";

    /// <summary>
    /// The name under which other services reach it: its own, also where it shares the namespace of another service, and that of the
    /// host, where it is on the host's network.
    /// </summary>
    public static string InternalHost(this EndpointReference endpoint) =>
        endpoint.Resource.TryGetLastAnnotation<ServicePolicy>(out var policy) && policy.HostNetworkReason is not null
            ? HostName
            : endpoint.Resource.Name;

    /// <summary>The port that the service listens on inside its container.</summary>
    public static int InternalPort(this EndpointReference endpoint) =>
        endpoint.EndpointAnnotation.TargetPort
            ?? throw new InvalidOperationException($"The endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' has no target port.");
}
