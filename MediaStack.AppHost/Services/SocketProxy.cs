using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Proxies in front of the engine's socket: the only ones that mount it. Each consumer has a proxy of its own on a network of its own,
/// with the least rights.
/// </summary>
internal static class SocketProxyService
{
    private const string Image = "lscr.io/linuxserver/socket-proxy";
    private const string Tag = "3.4.3-r0-ls92";

    /// <summary>Port of the proxies.</summary>
    public const int Port = 2375;

    /// <summary>Adds the proxy of a consumer and puts the consumer on its network.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="consumer">Who speaks to the engine; null adds nothing.</param>
    /// <param name="network">The network of the two.</param>
    /// <param name="rights">What the proxy lets through: its variables that are set to 1 (docs.linuxserver.io, "socket-proxy").</param>
    public static IResourceBuilder<MediaServiceResource>? AddSocketProxy(
        this StackBuilder stack, IResourceBuilder<MediaServiceResource>? consumer, StackNetwork network, params string[] rights)
    {
        if (consumer is null)
        {
            return null;
        }

        var definition = new ServiceDefinition
        {
            Id = $"{consumer.Resource.Name}-socket-proxy",
            Title = "Docker socket proxy",
            Category = ServiceCategory.Internal,
            Summary = $"Lets {consumer.Resource.Policy().Definition.Title} see of the engine what it needs, and no more.",
        };
        var proxy = stack.Application.AddResource(new MediaServiceResource(definition.Id))
            .WithImage(Image, Tag)
            .AsService(stack, definition)
            .WithHttpEndpoint(targetPort: Port)
            .OnNetworks(network)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/_ping")
            .AsRoot("The engine's socket belongs to root.", writableRootReason: null)
            .WithLimits(memoryMiB: 64, pids: 64)
            .WithPolicy(policy =>
            {
                policy.Tmpfs.Add("/run");
                policy.HostMounts.Add(new HostMount("/var/run/docker.sock", "/var/run/docker.sock", ReadOnly: true, EstateVolumeKind.Host, "It is the proxy in front of the engine."));
            });
        foreach (var right in rights)
        {
            proxy.WithEnvironment(right, "1");
        }

        // Everything else the image lets through by itself.
        foreach (var closed in new[] { "EVENTS", "VERSION" }.Except(rights, StringComparer.Ordinal))
        {
            proxy.WithEnvironment(closed, "0");
        }

        consumer.OnNetworks(network).WithSocketProxy(proxy);
        return proxy;
    }
}
