using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Makes a health check of the app host decide whether the resource is healthy.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="key">Name under which the check is registered in the app host's services.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">The resource has that check already.</exception>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(check => check.Key == key))
            throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has the health check "
                + $"'{key}' already; leave the second one out.");

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Makes the answer to an HTTP request decide whether the resource is healthy.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="path">Path to ask for; null for <c>/</c>.</param>
    /// <param name="statusCode">Status that means healthy; null for 200.</param>
    /// <param name="endpointName">Endpoint to ask; null for the first with scheme http, else https.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">There is no such endpoint, it does not speak HTTP, or the resource has that check already.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        string? path = null,
        int? statusCode = null,
        string? endpointName = null) where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithHttpHealthCheck(endpointName is null ? null : () => builder.GetEndpoint(endpointName), path, statusCode);
    }

    /// <summary>Makes the answer to an HTTP request decide whether the resource is healthy.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="endpointSelector">Endpoint to ask; null for the first with scheme http, else https.</param>
    /// <param name="path">Path to ask for; null for <c>/</c>.</param>
    /// <param name="statusCode">Status that means healthy; null for 200.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">There is no such endpoint, it does not speak HTTP, or the resource has that check already.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        Func<EndpointReference>? endpointSelector,
        string? path = null,
        int? statusCode = null) where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoints = builder.Resource.GetEndpoints().ToArray();
        var endpoint = endpointSelector is null
            ? endpoints.FirstOrDefault(candidate => candidate.IsHttp) ?? endpoints.FirstOrDefault(candidate => candidate.IsHttps)
            : endpointSelector();
        if (endpoint is not { Exists: true } || !(endpoint.IsHttp || endpoint.IsHttps))
            throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has no endpoint "
                + $"'{endpoint?.EndpointName ?? "http"}' that speaks HTTP, so its health cannot be asked for; call "
                    + "WithHttpEndpoint first.");

        var check = new HttpEndpointHealthCheck(endpoint, path ?? "/", statusCode ?? 200);
        builder.WithHealthCheck(check.Key);
        builder.ApplicationBuilder.Services.AddHealthChecks().AddCheck(check.Key, check, failureStatus: null, tags: [], HttpEndpointHealthCheck.Timeout);
        return builder;
    }
}
