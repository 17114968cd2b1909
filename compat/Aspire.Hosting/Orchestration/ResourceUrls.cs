using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Finds the URLs to show for a resource: those of its endpoints, those that the model adds, as its callbacks change them.</summary>
internal sealed class ResourceUrls(
    DistributedApplicationExecutionContext context,
    ResourceNotificationService notifications,
    ResourceLoggerService logs)
{
    /// <summary>Publishes them; the endpoints have addresses. An error in a callback is a line in the resource's log, and leaves the URLs so far.</summary>
    public async Task PublishAsync(IResource resource, CancellationToken cancellationToken)
    {
        var logger = logs.GetLogger(resource);
        var urls = EndpointUrls(resource).Concat(AddedUrls(resource)).ToList();
        var collected = new ResourceUrlsCallbackContext(context, resource, urls, cancellationToken) { Logger = logger };
        try
        {
            foreach (var annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().ToArray())
                await annotation.Callback(collected);
        }
#pragma warning disable CA1031 // The callback is somebody else's code, and a URL that is not shown is no reason not to start.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "A callback for its URLs failed");
        }

        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { Urls = [.. urls.Select(SnapshotOf)] });
    }

    private static IEnumerable<ResourceUrlAnnotation> EndpointUrls(IResource resource) => resource is IResourceWithEndpoints owner
        ? owner.GetEndpoints(KnownNetworkIdentifiers.LocalhostNetwork).Where(endpoint => endpoint.IsAllocated)
            .Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint })
        : [];

    // Copies: a callback must not change the model.
    private static IEnumerable<ResourceUrlAnnotation> AddedUrls(IResource resource) => resource.Annotations.OfType<ResourceUrlAnnotation>()
        .Select(url => new ResourceUrlAnnotation
        {
            Url = url.Url,
            DisplayText = url.DisplayText,
            Endpoint = url.Endpoint,
            DisplayLocation = url.DisplayLocation,
        });

    private static UrlSnapshot SnapshotOf(ResourceUrlAnnotation url) =>
        new(url.Endpoint?.EndpointName, Complete(url), url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
        {
            DisplayProperties = new UrlDisplayPropertiesSnapshot(url.DisplayText ?? string.Empty),
        };

    private static string Complete(ResourceUrlAnnotation url) =>
        url is { Endpoint: { IsAllocated: true } endpoint } && url.Url.StartsWith('/') ? endpoint.Url.TrimEnd('/') + url.Url : url.Url;
}
