using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Changes an endpoint.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="endpointName">Name of the endpoint.</param>
    /// <param name="callback">Changes it.</param>
    /// <param name="createIfNotExists">Whether to add a TCP endpoint when there is none of that name; else nothing happens.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Action<EndpointAnnotation> callback,
        bool createIfNotExists = true) where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(endpointName);
        ArgumentNullException.ThrowIfNull(callback);
        var endpoint = builder.Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(candidate => candidate.IsNamed(endpointName));
        if (endpoint is null && createIfNotExists)
        {
            endpoint = new EndpointAnnotation(ProtocolType.Tcp, name: endpointName);
            builder.Resource.Annotations.Add(endpoint);
        }

        if (endpoint is not null)
            callback(endpoint);

        return builder;
    }

    /// <summary>Adds an endpoint.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="port">Port that others use; null for any.</param>
    /// <param name="targetPort">Port that the program listens on (the container's port); null for any.</param>
    /// <param name="scheme">Scheme of its URL; null for <c>tcp</c> or <c>udp</c>.</param>
    /// <param name="name">Name of the endpoint; null for the scheme.</param>
    /// <param name="env">Environment variable that tells the program its port; null for none.</param>
    /// <param name="isProxied">Whether the orchestrator puts a proxy in front of it in run mode; null to let the resource decide.</param>
    /// <param name="isExternal">Whether it is reachable from outside when published.</param>
    /// <param name="protocol">TCP or UDP; null for TCP.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource has an endpoint of that name.</exception>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null,
        bool? isExternal = null,
        ProtocolType? protocol = null) where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoint = new EndpointAnnotation(protocol ?? ProtocolType.Tcp, scheme, null, name, port, targetPort, isExternal, isProxied);
        if (builder.Resource.Annotations.OfType<EndpointAnnotation>().Any(other => other.IsNamed(endpoint.Name)))
            throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has an endpoint "
                + $"'{endpoint.Name}' already; give this one another name.");

        if (env is not null)
        {
            if (builder.Resource is not IResourceWithEnvironment)
                throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' takes no "
                    + $"environment variables, so '{env}' cannot carry its port.");

            endpoint.TargetPortVariable = env;
            var reference = new EndpointReference(builder.Resource, endpoint);
            builder.WithAnnotation(new EnvironmentCallbackAnnotation(
                (EnvironmentCallbackContext context) => context.EnvironmentVariables[env] = reference.Property(EndpointProperty.TargetPort)));
        }

        return builder.WithAnnotation(endpoint);
    }

    /// <summary>Adds an endpoint that speaks HTTP.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="port">Port that others use; null for any.</param>
    /// <param name="targetPort">Port that the program listens on (the container's port); null for any.</param>
    /// <param name="name">Name of the endpoint; null for <c>http</c>.</param>
    /// <param name="env">Environment variable that tells the program its port; null for none.</param>
    /// <param name="isProxied">Whether the orchestrator puts a proxy in front of it in run mode; null to let the resource decide.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null) where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    /// <summary>Adds an endpoint that speaks HTTPS.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="port">Port that others use; null for any.</param>
    /// <param name="targetPort">Port that the program listens on (the container's port); null for any.</param>
    /// <param name="name">Name of the endpoint; null for <c>https</c>.</param>
    /// <param name="env">Environment variable that tells the program its port; null for none.</param>
    /// <param name="isProxied">Whether the orchestrator puts a proxy in front of it in run mode; null to let the resource decide.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithHttpsEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null) where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "https", name, env, isProxied);

    /// <summary>Makes the http and https endpoints added so far reachable from outside when published.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder) where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            if (endpoint.HasScheme("http") || endpoint.HasScheme("https"))
                endpoint.IsExternal = true;
        }

        return builder;
    }

    /// <summary>A reference to an endpoint, seen from one network. The endpoint may be added later.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the endpoint.</param>
    /// <param name="contextNetworkId">Network of the reader.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name, NetworkIdentifier contextNetworkId)
        where T : IResourceWithEndpoints => builder.Resource.GetEndpoint(name, contextNetworkId);

    /// <summary>A reference to an endpoint, which may be added later.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name) where T : IResourceWithEndpoints =>
        builder.Resource.GetEndpoint(name);
}
