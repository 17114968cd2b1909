using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// What is known of all resources, for those who watch from outside: they need to know where the present ends and the changes begin,
/// which the notifications alone do not tell.
/// </summary>
internal sealed class ResourceFeed(ResourceNotificationService notifications) : BackgroundService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Channel<ResourceEvent>> _watchers = [];

    /// <summary>The newest of each resource, in the order they were seen first.</summary>
    public IReadOnlyList<ResourceEvent> Current
    {
        get
        {
            lock (_lock)
                return [.. _current.Values];
        }
    }

    /// <summary>The instances called so, by id or by name in the model.</summary>
    public IReadOnlyList<ResourceEvent> Find(string name) => [.. Current.Where(known => IsCalled(known, name))];

    /// <summary>Watches all resources.</summary>
    /// <returns>The newest of each first, as one list, then each change.</returns>
    public async IAsyncEnumerable<IReadOnlyList<ResourceEvent>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });
        IReadOnlyList<ResourceEvent> present;
        lock (_lock)
        {
            present = [.. _current.Values];
            _watchers.Add(changes);
        }

        try
        {
            yield return present;
            while (await changes.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = new List<ResourceEvent>();
                while (changes.Reader.TryRead(out var change))
                    batch.Add(change);
                yield return batch;
            }
        }
        finally
        {
            lock (_lock)
                _watchers.Remove(changes);
        }
    }

    public static bool IsCalled(ResourceEvent known, string name) =>
        ResourceName.Comparer.Equals(known.ResourceId, name) || ResourceName.Comparer.Equals(known.Resource.Name, name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
                Keep(change);
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
        finally
        {
            lock (_lock)
                _watchers.ForEach(watcher => watcher.Writer.TryComplete());
        }
    }

    private void Keep(ResourceEvent change)
    {
        lock (_lock)
        {
            _current[change.ResourceId] = change;
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(change);
        }
    }
}
