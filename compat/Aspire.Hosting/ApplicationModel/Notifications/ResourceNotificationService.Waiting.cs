using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits until a resource is in a state.</summary>
    /// <param name="resourceName">Name of the resource in the model, or id of its instance.</param>
    /// <param name="targetState">The state; null for <see cref="KnownResourceStates.Running"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Ends when it is there.</returns>
    /// <exception cref="OperationCanceledException">Waiting was stopped, or the application stops.</exception>
    public async Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        await WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until a resource is in one of some states.</summary>
    /// <param name="resourceName">Name of the resource in the model, or id of its instance.</param>
    /// <param name="targetStates">The states.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The state it is in.</returns>
    /// <exception cref="OperationCanceledException">Waiting was stopped, or the application stops.</exception>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targetStates);
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var reached = await WaitForResourceAsync(resourceName, change => change.Snapshot.State is { } state && states.Contains(state.Text), cancellationToken);
        return reached.Snapshot.State!.Text;
    }

    /// <summary>Waits until something is true of a resource.</summary>
    /// <param name="resourceName">Name of the resource in the model, or id of its instance.</param>
    /// <param name="predicate">Is asked for what is known now, then at every change.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What is known of it then.</returns>
    /// <exception cref="OperationCanceledException">Waiting was stopped, or the application stops.</exception>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName,
        Func<ResourceEvent, bool> predicate,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);
        ArgumentNullException.ThrowIfNull(predicate);
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if ((change.Resource.IsCalled(resourceName) || ResourceName.Comparer.Equals(change.ResourceId, resourceName)) && predicate(change))
                return change;
        }

        throw new OperationCanceledException($"Nothing more will be known of '{resourceName}': the application stops.");
    }

    /// <summary>Waits until a resource is healthy and all who asked for <see cref="ResourceReadyEvent"/> are done.</summary>
    /// <param name="resourceName">Name of the resource in the model, or id of its instance.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What is known of it then.</returns>
    /// <exception cref="DistributedApplicationException">It cannot become healthy, and the application does not go on waiting then.</exception>
    /// <exception cref="OperationCanceledException">Waiting was stopped, or the application stops.</exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, DefaultWaitBehavior, cancellationToken);

    /// <summary>Waits until a resource is healthy and all who asked for <see cref="ResourceReadyEvent"/> are done.</summary>
    /// <param name="resourceName">Name of the resource in the model, or id of its instance.</param>
    /// <param name="waitBehavior">What happens when it cannot become healthy, because it has ended or could not start.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What is known of it then.</returns>
    /// <exception cref="DistributedApplicationException">It cannot become healthy, and waiting ends then; or there is no such resource.</exception>
    /// <exception cref="OperationCanceledException">Waiting was stopped, or the application stops.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName,
        WaitBehavior waitBehavior,
        CancellationToken cancellationToken = default)
    {
        if (waitBehavior == WaitBehavior.StopOnResourceUnavailable)
            RequireKnown(resourceName);

        var last = await WaitForResourceAsync(
            resourceName,
            change => change.Snapshot is { HealthStatus: HealthStatus.Healthy, ReadyEvent: not null } || IsUnavailable(change.Snapshot, waitBehavior),
            cancellationToken);
        if (last.Snapshot.ReadyEvent is not { } ready || last.Snapshot.HealthStatus != HealthStatus.Healthy)
            throw DependencyWait.Unavailable(last, "healthy");

        await ready.WaitAsync(cancellationToken);
        return last;
    }

    /// <summary>Waits for everything that a resource waits for, and shows it as waiting meanwhile.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Ends when all waits are fulfilled.</returns>
    /// <exception cref="DistributedApplicationException">A wait can never be fulfilled.</exception>
    /// <exception cref="OperationCanceledException">Waiting was stopped, or the application stops.</exception>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var waits = resource.Annotations.OfType<WaitAnnotation>().Select(wait => new DependencyWait(this, wait, DefaultWaitBehavior)).ToArray();
        if (waits.Length == 0)
            return;

        var progress = new WaitProgress(this, resource, _logs.GetLogger(resource), waits.Select(wait => wait.Dependency.Name));
        await progress.BeginAsync();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = waits.Select(async wait =>
        {
            await wait.FulfilAsync(failed.Token);
            await progress.FulfilledAsync(wait.Dependency.Name);
        }).ToArray();
        try
        {
            await foreach (var ended in Task.WhenEach(all))
                await ended;
        }
        finally
        {
            // One that can never be fulfilled ends the others.
            await failed.CancelAsync();
        }
    }

    internal static bool IsUnavailable(CustomResourceSnapshot snapshot, WaitBehavior behavior) =>
        behavior == WaitBehavior.StopOnResourceUnavailable && snapshot.State is { Text: var state }
        && (KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.RuntimeUnhealthy);

    private void RequireKnown(string name)
    {
        var model = _services.GetService<DistributedApplicationModel>();
        if (model is null || model.Resources.Any(resource => resource.IsCalled(name)) || TryGetCurrentState(name, out _))
            return;

        throw new DistributedApplicationException($"There is no resource '{name}' to wait for. There are: "
            + $"{string.Join(", ", model.Resources.Select(resource => resource.Name))}.");
    }
}
