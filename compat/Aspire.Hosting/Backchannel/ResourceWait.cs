using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Backchannel;

/// <summary>What the command line waits for: <c>aspire wait</c>.</summary>
internal sealed record ResourceWaitRequest
{
    public string ResourceName { get; init; } = string.Empty;

    /// <summary><c>healthy</c>, <c>up</c> or <c>down</c>.</summary>
    public string Status { get; init; } = "healthy";

    public int TimeoutSeconds { get; init; } = 120;
}

/// <summary>How the wait ended.</summary>
internal sealed record ResourceWaitResult(
    bool Success, string? State = null, string? HealthStatus = null, bool ResourceNotFound = false, bool TimedOut = false, string? ErrorMessage = null);

/// <summary>Waits for a resource on behalf of the command line.</summary>
internal sealed class ResourceWait(ResourceFeed feed)
{
    /// <exception cref="ArgumentException">There is no such status.</exception>
    public async Task<ResourceWaitResult> WaitAsync(ResourceWaitRequest request, CancellationToken cancellationToken)
    {
        if (request.Status is not ("healthy" or "up" or "down"))
            throw new ArgumentException($"'{request.Status}' is no status; use healthy, up or down.");
        if (feed.Find(request.ResourceName).Count == 0)
            return new(false, ResourceNotFound: true, ErrorMessage: $"There is no resource '{request.ResourceName}'.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(request.TimeoutSeconds));
        try
        {
            await foreach (var batch in feed.WatchAsync(limit.Token))
            {
                foreach (var known in batch.Where(known => ResourceFeed.IsCalled(known, request.ResourceName)))
                {
                    if (Judge(request.Status, known) is { } result)
                        return result;
                }
            }

            return Describe(request, "the application stops");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Describe(request, $"not within {request.TimeoutSeconds} seconds") with { TimedOut = true };
        }
    }

    /// <summary>Null as long as it may still come.</summary>
    private static ResourceWaitResult? Judge(string status, ResourceEvent known)
    {
        var state = known.Snapshot.State?.Text;
        var isDown = state is not null && KnownResourceStates.TerminalStates.Contains(state);
        var isReached = status switch
        {
            "down" => isDown,
            "up" => state == KnownResourceStates.Running || state == KnownResourceStates.Active,
            _ => known.Snapshot.HealthStatus == HealthStatus.Healthy || state == KnownResourceStates.Active,
        };
        if (isReached)
            return new(true, state, known.Snapshot.HealthStatus?.ToString());

        return isDown || state == KnownResourceStates.RuntimeUnhealthy
            ? new(false, state, known.Snapshot.HealthStatus?.ToString(), ErrorMessage: $"'{known.Resource.Name}' cannot get {status}: its state is {state}.")
            : null;
    }

    private ResourceWaitResult Describe(ResourceWaitRequest request, string reason)
    {
        var snapshot = feed.Find(request.ResourceName)[0].Snapshot;
        return new(false, snapshot.State?.Text, snapshot.HealthStatus?.ToString(), ErrorMessage: $"'{request.ResourceName}' did not get {request.Status}: {reason}.");
    }
}
