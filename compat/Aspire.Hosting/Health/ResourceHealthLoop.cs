using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Checks the health of one resource during one run of it.</summary>
/// <param name="run">The resource when it began to run.</param>
/// <param name="notifications">Where the reports are published.</param>
/// <param name="checks">Runs registered health checks.</param>
/// <param name="time">Clock.</param>
/// <param name="onReady">Called once, after the first time the resource is healthy.</param>
internal sealed class ResourceHealthLoop(
    ResourceEvent run,
    ResourceNotificationService notifications,
    HealthCheckService checks,
    TimeProvider time,
    Func<CancellationToken, Task> onReady)
{
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnhealthyStep = TimeSpan.FromSeconds(1);
    private const int MaxUnhealthySteps = 5;

    /// <summary>
    /// Checks every 30 s while healthy, else after 1 s, 2 s … 5 s. Without checks the resource is healthy as it runs.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var keys = run.Resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        var isReady = false;
        var failures = 0;
        try
        {
            do
            {
                var isHealthy = keys.Count == 0 || await CheckAsync(keys, cancellationToken);
                failures = isHealthy ? 0 : failures + 1;
                if (isHealthy && !isReady)
                {
                    isReady = true;
                    await onReady(cancellationToken);
                }

                var delay = isHealthy ? HealthyInterval : UnhealthyStep * Math.Min(MaxUnhealthySteps, failures);
                if (keys.Count > 0)
                    await Task.Delay(delay, time, cancellationToken);
            }
            while (keys.Count > 0);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run has ended.
        }
    }

    private async Task<bool> CheckAsync(HashSet<string> keys, CancellationToken cancellationToken)
    {
        var (status, reports) = await ReportAsync(keys, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await notifications.PublishUpdateAsync(run.Resource, run.ResourceId, snapshot =>
            snapshot.RunNumber == run.Snapshot.RunNumber ? snapshot.WithHealthReports(Merge(snapshot.HealthReports, reports)) : snapshot);
        return status == HealthStatus.Healthy;
    }

    private async Task<(HealthStatus Status, ImmutableArray<HealthReportSnapshot> Reports)> ReportAsync(
        HashSet<string> keys, CancellationToken cancellationToken)
    {
        try
        {
            var report = await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), cancellationToken);
            var now = time.GetUtcNow().UtcDateTime;
            return (report.Status, [.. report.Entries.Select(entry => new HealthReportSnapshot(
                entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.ToString()) { LastRunAt = now })]);
        }
#pragma warning disable CA1031 // A check that cannot even be created is unhealthy, whatever the reason.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var now = time.GetUtcNow().UtcDateTime;
            return (HealthStatus.Unhealthy, [.. keys.Select(key => new HealthReportSnapshot(
                key, HealthStatus.Unhealthy, "The check could not be run.", exception.ToString()) { LastRunAt = now })]);
        }
    }

    private static ImmutableArray<HealthReportSnapshot> Merge(ImmutableArray<HealthReportSnapshot> older, ImmutableArray<HealthReportSnapshot> newer) =>
        [.. older.Select(report => newer.FirstOrDefault(candidate => candidate.Name == report.Name) ?? report)];
}
