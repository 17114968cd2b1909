using System.Collections.Concurrent;
using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Settings;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.Logging;

namespace MediaStack.AppHost.Running;

/// <summary>Keeps the states of the estate and its shelves up to date, and looks whether the settings on disk are still those of this run.</summary>
/// <param name="estate">The resource of the whole.</param>
/// <param name="shelves">The resources of its shelves, each with its services.</param>
/// <param name="source">The settings of this run.</param>
/// <param name="findings">What is to be said about this run.</param>
internal sealed class EstateWatch(
    EstateResource estate, IReadOnlyDictionary<EstateResource, IReadOnlyList<ReleaseService>> shelves, SettingsSource source, IReadOnlyList<Finding> findings)
{
    private static readonly TimeSpan s_settingsInterval = TimeSpan.FromSeconds(2);
    private static readonly ResourceStateSnapshot s_invalid = new("Settings invalid", KnownResourceStateStyles.Error);
    private static readonly ResourceStateSnapshot s_outdated = new("Restart needed", KnownResourceStateStyles.Warn);

    private readonly ConcurrentDictionary<IResource, CustomResourceSnapshot> _known = new();
    private readonly ConcurrentDictionary<EstateResource, ResourceStateSnapshot> _told = new();
    private bool _outdated;

    /// <summary>What is known of a service; null before anything is.</summary>
    public CustomResourceSnapshot? this[IResource resource] => _known.GetValueOrDefault(resource);

    /// <summary>Watches until the application stops.</summary>
    public async Task RunAsync(InitializeResourceEvent initialize, TimeProvider time, CancellationToken cancellationToken)
    {
        EstateLog.Write(initialize.Logger, findings);
        await Task.WhenAll(
            WatchServicesAsync(initialize.Notifications, cancellationToken),
            WatchSettingsAsync(initialize, time, cancellationToken));
    }

    private async Task WatchServicesAsync(ResourceNotificationService notifications, CancellationToken cancellationToken)
    {
        await TellAsync(notifications);
        var watched = shelves.Values.SelectMany(services => services).Select(service => (IResource)service.Resource).ToHashSet();
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (watched.Contains(change.Resource))
            {
                _known[change.Resource] = change.Snapshot;
                await TellAsync(notifications);
            }
        }
    }

    private async Task WatchSettingsAsync(InitializeResourceEvent initialize, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_settingsInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (source.IsOutdated() == _outdated)
            {
                continue;
            }

            _outdated = !_outdated;
            if (_outdated)
            {
                initialize.Logger.LogWarning("The settings have changed since this start. Stop the app host and start it again to apply them.");
            }
            else
            {
                initialize.Logger.LogInformation("The settings are again those of this start.");
            }

            await TellAsync(initialize.Notifications);
        }
    }

    private async Task TellAsync(ResourceNotificationService notifications)
    {
        foreach (var (shelf, services) in shelves)
        {
            await TellAsync(notifications, shelf, Of(services));
        }

        await TellAsync(notifications, estate, (_outdated, source.IsValid) switch
        {
            (true, _) => s_outdated,
            (_, false) => s_invalid,
            _ => Of([.. shelves.Values.SelectMany(services => services)]),
        });
    }

    private ResourceStateSnapshot Of(IReadOnlyList<ReleaseService> services) =>
        EstateStatus.Of([.. services.Select(service => (service, this[service.Resource]))]);

    private async Task TellAsync(ResourceNotificationService notifications, EstateResource resource, ResourceStateSnapshot state)
    {
        if (!_told.TryGetValue(resource, out var told) || told != state)
        {
            _told[resource] = state;
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = state });
        }
    }
}
