using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>Who reaches a service's web page, by the access level that holds for it.</summary>
internal static class WebAccess
{
    /// <summary>Name of the endpoint with the web page.</summary>
    public const string Endpoint = "http";

    /// <summary>
    /// Declares the web page. At level <c>lan</c> the page gets its direct port on the chosen address; behind the owner's own reverse
    /// proxy one on the address where that finds it; at every other level none.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="port">Port that the service listens on.</param>
    /// <param name="published">False for a service on the host's own network, whose port is there already.</param>
    public static IResourceBuilder<MediaServiceResource> WithWebPage(
        this IResourceBuilder<MediaServiceResource> builder, StackBuilder stack, int port, bool published = true)
    {
        var id = builder.Resource.Name;
        var level = AccessLevels.Effective(stack.Settings, id);
        builder.WithHttpEndpoint(targetPort: port, name: Endpoint).WithPolicy(policy => policy.Access = level);
        if (!published)
        {
            return builder;
        }

        return level == AccessLevel.Lan ? builder.WithLanPort(stack, AccessLevels.PortKey(id), port) : builder.WithPortForOwnProxy(stack, AccessLevels.PortKey(id), port);
    }

    /// <summary>Publishes a proxied page where the owner's own reverse proxy finds it; does nothing where there is none.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="portSetting">Key of the setting with the host's port.</param>
    /// <param name="port">Port that the service listens on.</param>
    public static IResourceBuilder<MediaServiceResource> WithPortForOwnProxy(
        this IResourceBuilder<MediaServiceResource> builder, StackBuilder stack, string portSetting, int port) =>
        PublicDoors.Of(stack.Settings) is PublicDoor.OwnProxy && builder.Resource.Policy().Access.IsProxied()
            ? builder.WithPortOn(stack, "own-proxy-address", portSetting, port)
            : builder;

    /// <summary>Says what a reverse proxy must know of the page beyond its address.</summary>
    public static IResourceBuilder<MediaServiceResource> WithProxyRules(this IResourceBuilder<MediaServiceResource> builder, ProxyRules rules) =>
        builder.WithPolicy(policy => policy.Proxy = rules);

    /// <summary>Publishes a port on the chosen address of the home network.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="portSetting">Key of the setting with the host's port.</param>
    /// <param name="port">Port that the service listens on.</param>
    /// <param name="protocol"><c>tcp</c> or <c>udp</c>.</param>
    public static IResourceBuilder<T> WithLanPort<T>(
        this IResourceBuilder<T> builder, StackBuilder stack, string portSetting, int port, string protocol = "tcp")
        where T : ContainerResource =>
        builder.WithPortOn(stack, "lan-address", portSetting, port, protocol);

    private static IResourceBuilder<T> WithPortOn<T>(
        this IResourceBuilder<T> builder, StackBuilder stack, string addressSetting, string portSetting, int port, string protocol = "tcp")
        where T : ContainerResource
    {
        var address = stack.Value(addressSetting);
        var placeholder = stack.Placeholder(addressSetting);
        // Compose tells an IPv6 address from its ports by brackets.
        return builder.Publish(stack, address.Contains(':', StringComparison.Ordinal) ? $"[{placeholder}]" : placeholder, address, portSetting, port, protocol);
    }

    /// <summary>Publishes a port on every address of the host, for what is meant to be reached from outside.</summary>
    public static IResourceBuilder<T> WithPublicPort<T>(this IResourceBuilder<T> builder, StackBuilder stack, string portSetting, int port, string protocol = "tcp")
        where T : ContainerResource =>
        builder.Publish(stack, "", null, portSetting, port, protocol);

    private static IResourceBuilder<T> Publish<T>(
        this IResourceBuilder<T> builder, StackBuilder stack, string composeAddress, string? address, string portSetting, int port, string protocol)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Ports.Add(new PublishedPort(
            composeAddress,
            stack.Placeholder(portSetting),
            port,
            protocol,
            new EstatePort(Settings.ParameterTable.Number(stack.Value(portSetting)), port, protocol, address))));
}
