namespace MediaStack.AppHost.Model;

/// <summary>Addresses inside the estate's networks.</summary>
internal static class EndpointAddress
{
    /// <summary>Where other services of a network reach an endpoint: <c>host:port</c>.</summary>
    public static string InternalAddress(this EndpointReference endpoint) =>
        $"{endpoint.InternalHost()}:{endpoint.InternalPort()}";

    /// <summary>The name under which other services reach it: that of the namespace's owner, where it shares one.</summary>
    public static string InternalHost(this EndpointReference endpoint) =>
        (endpoint.Resource.TryGetLastAnnotation<ServicePolicy>(out var policy) ? policy.NamespaceOf?.Name : null) ?? endpoint.Resource.Name;

    /// <summary>The port that the service listens on inside its container.</summary>
    public static int InternalPort(this EndpointReference endpoint) =>
        endpoint.EndpointAnnotation.TargetPort
            ?? throw new InvalidOperationException($"The endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' has no target port.");
}
