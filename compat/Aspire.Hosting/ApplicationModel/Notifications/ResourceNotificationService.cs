using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Holds what is known of every resource, tells changes to all who watch, and waits for states. Whoever starts, checks or shows a
/// resource publishes here and reads here. Nothing is awaited while the lock is held; updates of one resource do not overtake each other.
/// </summary>
public partial class ResourceNotificationService : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(ResourceName.Comparer);
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private readonly CancellationTokenSource _disposing = new();
    private readonly ILogger _logger;
    private readonly CancellationToken _stopping;
    private readonly IServiceProvider _services;
    private readonly ResourceLoggerService _logs;

    /// <summary>Creates the service.</summary>
    /// <param name="logger">Log of the service.</param>
    /// <param name="hostApplicationLifetime">Ends waiting and watching when the application stops.</param>
    /// <param name="serviceProvider">The services of the app host.</param>
    /// <param name="resourceLoggerService">Logs of the resources.</param>
    public ResourceNotificationService(
        ILogger<ResourceNotificationService> logger,
        IHostApplicationLifetime hostApplicationLifetime,
        IServiceProvider serviceProvider,
        ResourceLoggerService resourceLoggerService)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(hostApplicationLifetime);
        ArgumentNullException.ThrowIfNull(serviceProvider);
        ArgumentNullException.ThrowIfNull(resourceLoggerService);
        _logger = logger;
        _stopping = hostApplicationLifetime.ApplicationStopping;
        _services = serviceProvider;
        _logs = resourceLoggerService;
    }

    /// <summary>Changes what is known of a resource, and tells all who watch.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="resourceId">Id of the instance.</param>
    /// <param name="stateFactory">Makes the new snapshot from the one so far.</param>
    /// <returns>Ends when it is told.</returns>
    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(resourceId);
        ArgumentNullException.ThrowIfNull(stateFactory);
        lock (_lock)
        {
            var before = _current.TryGetValue(resourceId, out var last) ? last.Snapshot : SnapshotRules.First(resource);
            var next = new ResourceEvent(resource, resourceId, SnapshotRules.Complete(resource, before, stateFactory(before), _services));
            _current[resourceId] = next;
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(next);

            if (before.State?.Text != next.Snapshot.State?.Text)
                _logger.LogDebug("Resource {Resource}: {Before} → {After}", resourceId, before.State?.Text, next.Snapshot.State?.Text);
        }

        return Task.CompletedTask;
    }

    /// <summary>Changes what is known of a resource, and tells all who watch.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="stateFactory">Makes the new snapshot from the one so far.</param>
    /// <returns>Ends when it is told.</returns>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return PublishUpdateAsync(resource, resource.InstanceId(), stateFactory);
    }

    /// <summary>Reads what is known of an instance now.</summary>
    /// <param name="resourceId">Id of the instance.</param>
    /// <param name="resourceEvent">What is known; null when nothing was published.</param>
    /// <returns>True when found.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_lock)
            return _current.TryGetValue(resourceId, out resourceEvent);
    }

    /// <summary>Watches all resources.</summary>
    /// <param name="cancellationToken">Ends watching.</param>
    /// <returns>What is known of each now, then every change. Does not end by itself before the application stops.</returns>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping, _disposing.Token);
        var channel = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            foreach (var known in _current.Values)
                channel.Writer.TryWrite(known);
            _watchers.Add(channel);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(ended.Token))
                yield return change;
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(channel);
        }
    }

    /// <summary>Ends all waiting and watching.</summary>
    public void Dispose()
    {
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    private WaitBehavior DefaultWaitBehavior =>
        _services.GetService<IOptions<ResourceNotificationServiceOptions>>()?.Value.DefaultWaitBehavior ?? WaitBehavior.WaitOnResourceUnavailable;
}
