namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port of a published endpoint, and where it comes from.</summary>
public readonly struct ResolvedPort
{
    /// <summary>The port; null to let the deployment tool choose.</summary>
    public int? Value { get; init; }

    /// <summary>True when it was given out by an <see cref="IPortAllocator"/>.</summary>
    public bool IsAllocated { get; init; }

    /// <summary>True when it follows from the other port of the endpoint.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>A port that the model names.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port as explicit.</returns>
    public static ResolvedPort Explicit(int port) => new() { Value = port };

    /// <summary>A port that was given out.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port as allocated.</returns>
    public static ResolvedPort Allocated(int port) => new() { Value = port, IsAllocated = true };

    /// <summary>A port that follows from the other port of the endpoint.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port as implicit.</returns>
    public static ResolvedPort Implicit(int port) => new() { Value = port, IsImplicit = true };

    /// <summary>No port: the deployment tool chooses.</summary>
    /// <returns>An empty port.</returns>
    public static ResolvedPort None() => default;
}

/// <summary>An endpoint with the ports it has when published.</summary>
public sealed class ResolvedEndpoint
{
    /// <summary>The endpoint.</summary>
    public required EndpointAnnotation Endpoint { get; init; }

    /// <summary>Port that the program listens on.</summary>
    public ResolvedPort TargetPort { get; init; }

    /// <summary>Port that others use.</summary>
    public ResolvedPort ExposedPort { get; init; }
}

public static partial class ResourceExtensions
{
    /// <summary>
    /// Decides the ports that a resource has when published. A container without target port listens on its public port;
    /// a project's first http and https endpoint may be left to the deployment tool; what is still open is allocated.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="portAllocator">Shared by all resources of a deployment; null for one of its own from 8000 upwards.</param>
    /// <returns>The endpoints in the order they were added.</returns>
    public static IReadOnlyList<ResolvedEndpoint> ResolveEndpoints(this IResource resource, IPortAllocator? portAllocator = null)
    {
        portAllocator ??= new PortAllocator();
        var resolved = new List<ResolvedEndpoint>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var isFirstOfScheme = resolved.TrueForAll(other => other.Endpoint.UriScheme != endpoint.UriScheme);
            var target = ResolveTargetPort(resource, endpoint, isFirstOfScheme, portAllocator);
            var exposed = ResolveExposedPort(endpoint, target, portAllocator);
            foreach (var port in new[] { target, exposed })
            {
                if (port.Value is { } used)
                    portAllocator.AddUsedPort(used);
            }

            resolved.Add(new ResolvedEndpoint { Endpoint = endpoint, TargetPort = target, ExposedPort = exposed });
        }

        return resolved;
    }

    private static ResolvedPort ResolveTargetPort(IResource resource, EndpointAnnotation endpoint, bool isFirstOfScheme, IPortAllocator allocator)
    {
        if (endpoint.TargetPort is { } target)
            return ResolvedPort.Explicit(target);
        if (resource is ContainerResource && endpoint.Port is { } port)
            return ResolvedPort.Implicit(port);
        if (resource is ProjectResource && isFirstOfScheme && endpoint.UriScheme is "http" or "https")
            return ResolvedPort.None();

        return ResolvedPort.Allocated(allocator.AllocatePort());
    }

    private static ResolvedPort ResolveExposedPort(EndpointAnnotation endpoint, ResolvedPort target, IPortAllocator allocator)
    {
        if (endpoint.Port is { } port)
            return ResolvedPort.Explicit(port);
        if (target.Value is { } value)
            return ResolvedPort.Implicit(value);
        if (endpoint.UriScheme is "http" or "https")
            return ResolvedPort.None();

        return ResolvedPort.Allocated(allocator.AllocatePort());
    }
}
