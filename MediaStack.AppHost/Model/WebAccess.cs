using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>Who reaches a service's web page, by the access level that holds for it.</summary>
internal static class WebAccess
{
    /// <summary>Name of the endpoint with the web page.</summary>
    public const string Endpoint = "http";

    /// <summary>Declares the web page; at level <c>lan</c> the page gets its direct port on the chosen address, at every other level none.</summary>
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
        return published && level == AccessLevel.Lan ? builder.WithLanPort(stack, $"{id}.port", port) : builder;
    }

    /// <summary>Publishes a port on the chosen address of the home network.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="portSetting">Key of the setting with the host's port.</param>
    /// <param name="port">Port that the service listens on.</param>
    /// <param name="protocol"><c>tcp</c> or <c>udp</c>.</param>
    public static IResourceBuilder<T> WithLanPort<T>(
        this IResourceBuilder<T> builder, StackBuilder stack, string portSetting, int port, string protocol = "tcp")
        where T : ContainerResource
    {
        var address = stack.Value("lan-address");
        var placeholder = stack.Placeholder("lan-address");
        // Compose tells an IPv6 address from its ports by brackets.
        return builder.Publish(stack, address.Contains(':', StringComparison.Ordinal) ? $"[{placeholder}]" : placeholder, address, portSetting, port, protocol);
    }

    /// <summary>Publishes a port on every address of the host, for what is meant to be reached from outside.</summary>
    public static IResourceBuilder<T> WithPublicPort<T>(this IResourceBuilder<T> builder, StackBuilder stack, string portSetting, int port, string protocol = "tcp")
        where T : ContainerResource =>
        builder.Publish(stack, "", null, portSetting, port, protocol);

    /// <summary>Whether the page is served through the reverse proxy.</summary>
    public static bool IsProxied(this AccessLevel level) => level is AccessLevel.OwnLogin or AccessLevel.OneFactor or AccessLevel.TwoFactor;

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
