using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource is about to be started. The start goes on when all who asked for the event are done.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the app host.</param>
public class BeforeResourceStartedEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc/>
    public IResource Resource { get; } = resource;

    /// <summary>The services of the app host.</summary>
    public IServiceProvider Services { get; } = services;
}

/// <summary>The connection string of a resource has a value.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the app host.</param>
public class ConnectionStringAvailableEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc/>
    public IResource Resource { get; } = resource;

    /// <summary>The services of the app host.</summary>
    public IServiceProvider Services { get; } = services;
}

/// <summary>The endpoints of a resource have addresses.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the app host.</param>
public class ResourceEndpointsAllocatedEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc/>
    public IResource Resource { get; } = resource;

    /// <summary>The services of the app host.</summary>
    public IServiceProvider Services { get; } = services;
}

/// <summary>A resource has become healthy for the first time.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the app host.</param>
public class ResourceReadyEvent(IResource resource, IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc/>
    public IResource Resource { get; } = resource;

    /// <summary>The services of the app host.</summary>
    public IServiceProvider Services { get; } = services;
}

/// <summary>A resource has ended, by itself or on command.</summary>
/// <param name="resource">The resource.</param>
/// <param name="services">The services of the app host.</param>
/// <param name="resourceEvent">What is known of it now.</param>
public class ResourceStoppedEvent(IResource resource, IServiceProvider services, ResourceEvent resourceEvent) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc/>
    public IResource Resource { get; } = resource;

    /// <summary>The services of the app host.</summary>
    public IServiceProvider Services { get; } = services;

    /// <summary>What is known of it now.</summary>
    public ResourceEvent ResourceEvent { get; } = resourceEvent;
}

/// <summary>The application starts: a resource of one's own, which no orchestrator starts, can begin to live now.</summary>
/// <param name="resource">The resource.</param>
/// <param name="distributedApplicationEventing">Where to raise events.</param>
/// <param name="resourceLoggerService">Logs of the resources.</param>
/// <param name="resourceNotificationService">Where to publish states.</param>
/// <param name="services">The services of the app host.</param>
public class InitializeResourceEvent(
    IResource resource,
    IDistributedApplicationEventing distributedApplicationEventing,
    ResourceLoggerService resourceLoggerService,
    ResourceNotificationService resourceNotificationService,
    IServiceProvider services) : IDistributedApplicationResourceEvent
{
    /// <inheritdoc/>
    public IResource Resource { get; } = resource;

    /// <summary>Where to raise events.</summary>
    public IDistributedApplicationEventing Eventing { get; } = distributedApplicationEventing;

    /// <summary>Log of the resource.</summary>
    public ILogger Logger { get; } = resourceLoggerService.GetLogger(resource);

    /// <summary>Where to publish states.</summary>
    public ResourceNotificationService Notifications { get; } = resourceNotificationService;

    /// <summary>The services of the app host.</summary>
    public IServiceProvider Services { get; } = services;
}
