using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Testing;

/// <summary>Reaches the resources of an application under test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>Creates a client for a resource.</summary>
    /// <param name="app">The application; it is started.</param>
    /// <param name="resourceName">Name of the resource.</param>
    /// <param name="endpointName">Name of the endpoint; null for <c>https</c>, else <c>http</c>.</param>
    /// <returns>A client whose base address is the endpoint.</returns>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    /// <exception cref="InvalidOperationException">The endpoint has no address yet.</exception>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        var endpoint = GetEndpoint(app, resourceName, endpointName);
        var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = endpoint;
        return client;
    }

    /// <summary>Gets the connection string of a resource.</summary>
    /// <param name="app">The application.</param>
    /// <param name="resourceName">Name of the resource.</param>
    /// <param name="cancellationToken">Stops waiting for its values.</param>
    /// <returns>The connection string, as a process on this machine uses it.</returns>
    /// <exception cref="ArgumentException">There is no such resource, or it has no connection string.</exception>
    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        Find(app, resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"The resource '{resourceName}' has no connection string.", nameof(resourceName));

    /// <summary>Gets the address of an endpoint.</summary>
    /// <param name="app">The application; it is started.</param>
    /// <param name="resourceName">Name of the resource.</param>
    /// <param name="endpointName">Name of the endpoint; null for <c>https</c>, else <c>http</c>.</param>
    /// <returns>The address, as a process on this machine reaches it.</returns>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    /// <exception cref="InvalidOperationException">The endpoint has no address yet.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        if (Find(app, resourceName) is not IResourceWithEndpoints resource)
            throw new ArgumentException($"The resource '{resourceName}' has no endpoints.", nameof(resourceName));

        var endpoint = endpointName is null
            ? new[] { "https", "http" }.Select(resource.GetEndpoint).FirstOrDefault(candidate => candidate.Exists)
            : resource.GetEndpoint(endpointName) is { Exists: true } named ? named : null;
        if (endpoint is null)
            throw new ArgumentException($"The resource '{resourceName}' has no endpoint '{endpointName ?? "https' or 'http"}'.", nameof(endpointName));
        return endpoint.IsAllocated
            ? new Uri(endpoint.Url)
            : throw new InvalidOperationException($"The endpoint '{endpoint.EndpointName}' of '{resourceName}' has no address yet: start the application first.");
    }

    private static IResource Find(DistributedApplication app, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        var resources = app.Services.GetRequiredService<DistributedApplicationModel>().Resources;
        return resources.FirstOrDefault(resource => string.Equals(resource.Name, resourceName, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no resource '{resourceName}'; there are: {string.Join(", ", resources.Select(resource => resource.Name))}.", nameof(resourceName));
    }
}
