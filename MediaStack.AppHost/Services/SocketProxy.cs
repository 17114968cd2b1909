using MediaStack.AppHost.Formats;
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
    private const string FilterImage = "wollomatic/socket-proxy";
    private const string FilterTag = "1.13.1";

    /// <summary>Port of the proxies.</summary>
    public const int Port = 2375;

    /// <summary>Where a consumer reaches its proxy, in the notation of Docker's own clients.</summary>
    /// <param name="consumer">Name of the consumer.</param>
    public static string AddressFor(string consumer) => $"tcp://{consumer}-socket-proxy:{Port}";

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

        var proxy = Proxy(stack, consumer, network, Image, Tag)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/_ping")
            .WithPolicy(policy => policy.Tmpfs.Add("/run"));
        foreach (var right in rights)
        {
            proxy.WithEnvironment(right, "1");
        }

        // Everything else the image lets through by itself.
        foreach (var closed in new[] { "EVENTS", "VERSION" }.Except(rights, StringComparer.Ordinal))
        {
            proxy.WithEnvironment(closed, "0");
        }

        consumer.WithSocketProxy(proxy);
        return proxy;
    }

    /// <summary>
    /// Adds a proxy that lets through single calls by their path, for a consumer whose calls the other proxy cannot tell apart: with its
    /// right to fetch images comes the one to make containers (github.com/wollomatic/socket-proxy, README).
    /// </summary>
    /// <param name="stack">The stack.</param>
    /// <param name="consumer">Who speaks to the engine; null adds nothing.</param>
    /// <param name="network">The network of the two.</param>
    /// <param name="get">Regular expression of the whole path of what it may ask.</param>
    /// <param name="post">Regular expression of the whole path of what it may do.</param>
    public static IResourceBuilder<MediaServiceResource>? AddFilteredSocketProxy(
        this StackBuilder stack, IResourceBuilder<MediaServiceResource>? consumer, StackNetwork network, string get, string post)
    {
        if (consumer is null)
        {
            return null;
        }

        var proxy = Proxy(stack, consumer, network, FilterImage, FilterTag)
            .WithArgs(
                "-listenip=0.0.0.0", $"-proxyport={Port}", $"-allowfrom={consumer.Resource.Name}", "-allowhealthcheck",
                ComposeText.Literal($"-allowGET={get}"), ComposeText.Literal($"-allowHEAD={get}"), ComposeText.Literal($"-allowPOST={post}"))
            .WithHealthCommand("./healthcheck");
        consumer.WithSocketProxy(proxy);
        return proxy;
    }

    private static IResourceBuilder<MediaServiceResource> Proxy(
        StackBuilder stack, IResourceBuilder<MediaServiceResource> consumer, StackNetwork network, string image, string tag)
    {
        var definition = new ServiceDefinition
        {
            Id = $"{consumer.Resource.Name}-socket-proxy",
            Title = "Docker socket proxy",
            Category = ServiceCategory.Internal,
            Summary = $"Lets {consumer.Resource.Policy().Definition.Title} see of the engine what it needs, and no more.",
        };
        consumer.OnNetworks(network);
        return stack.Application.AddResource(new MediaServiceResource(definition.Id))
            .WithImage(image, tag)
            .AsService(stack, definition)
            .WithHttpEndpoint(targetPort: Port)
            .OnNetworks(network)
            .AsRoot("The engine's socket belongs to root.", writableRootReason: null)
            .WithLimits(memoryMiB: 64, pids: 64)
            .WithPolicy(policy => policy.HostMounts.Add(
                new HostMount("/var/run/docker.sock", "/var/run/docker.sock", ReadOnly: true, EstateVolumeKind.Host, "It is the proxy in front of the engine.")));
    }
}
