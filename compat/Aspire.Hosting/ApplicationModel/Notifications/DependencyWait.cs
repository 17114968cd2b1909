namespace Aspire.Hosting.ApplicationModel;

/// <summary>One wait of a resource for another one.</summary>
internal sealed class DependencyWait(ResourceNotificationService notifications, WaitAnnotation wait, WaitBehavior usualBehavior)
{
    private readonly WaitBehavior _behavior = wait.WaitBehavior ?? usualBehavior;

    public IResource Dependency => wait.Resource;

    /// <exception cref="DistributedApplicationException">It can never be fulfilled.</exception>
    public Task FulfilAsync(CancellationToken cancellationToken) => wait.WaitType switch
    {
        WaitType.WaitUntilHealthy => notifications.WaitForResourceHealthyAsync(Dependency.InstanceId(), _behavior, cancellationToken),
        WaitType.WaitUntilStarted => UntilStartedAsync(cancellationToken),
        WaitType.WaitForCompletion => UntilCompletedAsync(cancellationToken),
        _ => throw new DistributedApplicationException($"There is no wait of type {wait.WaitType}."),
    };

    public static DistributedApplicationException Unavailable(ResourceEvent last, string aim) => new(
        $"The resource '{last.Resource.Name}' will not get {aim}: its state is {last.Snapshot.State?.Text}"
            + (last.Snapshot.ExitCode is { } code ? $" with exit code {code}" : string.Empty) + ". See its log, and start it again.");

    private async Task UntilStartedAsync(CancellationToken cancellationToken)
    {
        var last = await notifications.WaitForResourceAsync(
            Dependency.InstanceId(),
            change => IsRunning(change) || ResourceNotificationService.IsUnavailable(change.Snapshot, _behavior),
            cancellationToken);
        if (!IsRunning(last))
            throw Unavailable(last, "started");
    }

    private async Task UntilCompletedAsync(CancellationToken cancellationToken)
    {
        var last = await notifications.WaitForResourceAsync(
            Dependency.InstanceId(),
            change => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text ?? string.Empty),
            cancellationToken);
        if (last.Snapshot.State!.Text == KnownResourceStates.FailedToStart || last.Snapshot.ExitCode != wait.ExitCode)
            throw Unavailable(last, $"done with exit code {wait.ExitCode}");
    }

    private static bool IsRunning(ResourceEvent change) => change.Snapshot.State?.Text == KnownResourceStates.Running;
}

