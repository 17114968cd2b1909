using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Tells everybody how the workloads are doing.</summary>
internal sealed class WorkloadStates(ResourceNotificationService notifications, ResourceLoggerService logs, ContainerRuntime runtime)
{
    /// <summary>A start has begun; what was known of the last run is no longer so.</summary>
    public Task StartingAsync(IResource resource) => notifications.PublishUpdateAsync(resource, snapshot => snapshot with
    {
        State = KnownResourceStates.Starting,
        StartTimeStamp = null,
        StopTimeStamp = null,
        ExitCode = null,
        Properties = snapshot.Properties.Without(KnownProperties.ExitCode),
    });

    /// <summary>There is nothing in the orchestrator.</summary>
    public Task NotStartedAsync(IResource resource) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.NotStarted });

    /// <summary>It could not be handed to the orchestrator.</summary>
    public Task FailedAsync(IResource resource, Exception exception)
    {
        // An error of this application says what to do; of any other the place matters too.
        var logger = logs.GetLogger(resource);
        if (exception is DistributedApplicationException or DcpException)
            logger.LogError("{Message}", exception.Message);
        else
            logger.LogError(exception, "'{Resource}' could not be started", resource.Name);

        return notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.FailedToStart });
    }

    /// <summary>What the orchestrator says.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="status">Its status; the older state stays as long as it has none.</param>
    /// <param name="show">Adds what differs between kinds.</param>
    /// <param name="values">Environment and arguments it was given.</param>
    public async Task ShowAsync(
        IResource resource, WorkloadStatus status, Func<CustomResourceSnapshot, CustomResourceSnapshot> show, ResolvedValues values)
    {
        var isUnhealthy = status.State == DcpState.RuntimeUnhealthy;
        var wasUnhealthy = notifications.TryGetCurrentState(resource.InstanceId(), out var last)
            && last.Snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy;
        await notifications.PublishUpdateAsync(resource, snapshot => show(snapshot) with
        {
            State = StateOf(status.State) ?? snapshot.State,
            StartTimeStamp = status.StartupTimestamp?.ToUniversalTime(),
            StopTimeStamp = status.FinishTimestamp?.ToUniversalTime(),
            ExitCode = DcpState.IsFinal(status.State) ? status.ExitCode : null,
            EnvironmentVariables = EnvironmentOf(status, values),
        });
        if (isUnhealthy && !wasUnhealthy)
            _ = ExplainAsync(resource);
        else if (status is { State: DcpState.FailedToStart, Message.Length: > 0 })
            logs.GetLogger(resource).LogError("{Message}", status.Message);
    }

    /// <summary>No container can be started, this one neither.</summary>
    public async Task RuntimeUnhealthyAsync(IResource resource)
    {
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.RuntimeUnhealthy });
        await ExplainAsync(resource);
    }

    /// <summary>What is wrong with the container runtime, and the cure; null when it answers.</summary>
    public Task<string?> FindRuntimeProblemAsync() => runtime.FindProblemAsync();

    /// <summary>What is wrong with the container runtime, and the cure, when something is.</summary>
    public async Task<string> RuntimeProblemAsync() => await runtime.FindProblemAsync() ?? "The container runtime did not answer.";

    private async Task ExplainAsync(IResource resource) => logs.GetLogger(resource).LogError("{Problem}", await RuntimeProblemAsync());

    private static ResourceStateSnapshot? StateOf(string? state) => state switch
    {
        null or "" => null,
        "Pending" => KnownResourceStates.Starting,
        DcpState.Terminated => KnownResourceStates.Finished,
        _ => state,
    };

    /// <summary>What the model set, as it came out. Inherited variables are left out: they may hold the app host's own secrets.</summary>
    private static ImmutableArray<EnvironmentVariableSnapshot> EnvironmentOf(WorkloadStatus status, ResolvedValues values)
    {
        var effective = (status.EffectiveEnv ?? []).ToLookup(variable => variable.Name, variable => variable.Value);
        return
        [
            .. values.Environment.Select(variable =>
                new EnvironmentVariableSnapshot(variable.Name, effective[variable.Name].LastOrDefault() ?? variable.Value, IsFromSpec: true)
                {
                    IsSecret = variable.IsSecret,
                }),
        ];
    }
}
