namespace MediaStack.AppHost.Model;

/// <summary>Addresses inside the estate's networks.</summary>
internal static class EndpointAddress
{
    /// <summary>Where other services of a network reach an endpoint: <c>host:port</c>.</summary>
    public static string InternalAddress(this EndpointReference endpoint) =>
        $"{endpoint.Resource.Name}:{endpoint.InternalPort()}";

    /// <summary>The port that the service listens on inside its container.</summary>
    public static int InternalPort(this EndpointReference endpoint) =>
        endpoint.EndpointAnnotation.TargetPort
            ?? throw new InvalidOperationException($"The endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' has no target port.");
}
