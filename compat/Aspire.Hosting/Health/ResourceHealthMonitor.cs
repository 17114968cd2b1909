using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>
/// Watches all resources: checks the health of each as long as it runs, raises <see cref="ResourceReadyEvent"/> once in each run after
/// the first time it is healthy, and <see cref="ResourceStoppedEvent"/> when it has ended.
/// </summary>
internal sealed class ResourceHealthMonitor(
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    HealthCheckService checks,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider time) : BackgroundService
{
    private readonly Dictionary<string, Watched> _watched = [];

    private sealed record Watched(int RunNumber, string? State, CancellationTokenSource? Checking, Task Stopped);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(stoppingToken))
                Follow(change, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The application stops; the checks stop with the same token.
        }
    }

    private void Follow(ResourceEvent change, CancellationToken stoppingToken)
    {
        var last = _watched.GetValueOrDefault(change.ResourceId);
        var state = change.Snapshot.State?.Text;
        var isSameRun = last?.RunNumber == change.Snapshot.RunNumber;
        var checking = last?.Checking;
        var stopped = last?.Stopped ?? Task.CompletedTask;
        if (checking is not null && !(isSameRun && state == KnownResourceStates.Running))
        {
            checking.Cancel();
            checking.Dispose();
            checking = null;
        }

        if (checking is null && state == KnownResourceStates.Running)
        {
            checking = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var endOfLastRun = stopped;
            var run = new ResourceHealthLoop(change, notifications, checks, time, async cancellationToken =>
            {
                await endOfLastRun.WaitAsync(cancellationToken);
                await RaiseReadyAsync(change, cancellationToken);
            });
            var token = checking.Token;
            _ = Task.Run(() => run.RunAsync(token), CancellationToken.None);
        }

        if (IsTerminal(state) && !IsTerminal(last?.State))
            stopped = Task.Run(() => RaiseStoppedAsync(change, stoppingToken), CancellationToken.None);

        _watched[change.ResourceId] = new Watched(change.Snapshot.RunNumber, state, checking, stopped);
    }

    // The result is published, so that those who wait for the resource meet an error of a subscriber too.
    private async Task RaiseReadyAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        var raised = Task.Run(() => eventing.PublishAsync(new ResourceReadyEvent(change.Resource, services), cancellationToken), cancellationToken);
        await raised.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (raised.Exception is { } failure)
            logs.GetLogger(change.Resource).LogError(failure.GetBaseException(), "It is healthy, but what had to be done then failed");

        await notifications.PublishUpdateAsync(change.Resource, change.ResourceId, snapshot =>
            snapshot.RunNumber == change.Snapshot.RunNumber ? snapshot with { ReadyEvent = raised } : snapshot);
    }

    private async Task RaiseStoppedAsync(ResourceEvent change, CancellationToken cancellationToken)
    {
        try
        {
            await eventing.PublishAsync(new ResourceStoppedEvent(change.Resource, services, change), cancellationToken);
        }
#pragma warning disable CA1031 // The callback is somebody else's code; its error belongs into the log of its resource.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logs.GetLogger(change.Resource).LogError(exception, "It has ended, and what had to be done then failed");
        }
    }

    private static bool IsTerminal(string? state) => state is not null && KnownResourceStates.TerminalStates.Contains(state);
}
