using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>A resource that runs as a process or container.</summary>
internal interface IWorkload
{
    /// <summary>The resource.</summary>
    IResource Resource { get; }

    /// <summary>True when it neither runs nor is about to.</summary>
    bool IsIdle { get; }

    /// <summary>Starts it, unless it runs; when a start is on its way already, waits for that one.</summary>
    /// <returns>Ends when it runs or has run.</returns>
    /// <exception cref="DistributedApplicationException">It could not be started.</exception>
    Task StartAsync();

    /// <summary>Stops it, or gives up a start that is on its way.</summary>
    /// <returns>Ends when it has ended.</returns>
    Task StopAsync(CancellationToken cancellationToken);
}

/// <summary>What all workloads work with.</summary>
internal sealed record WorkloadServices(
    IServiceProvider Provider,
    IDistributedApplicationEventing Eventing,
    RunValues Values,
    WorkloadStates States,
    WorkloadLogs Logs,
    DcpClient Client,
    CancellationToken Stopping);

/// <inheritdoc cref="IWorkload"/>
/// <remarks>
/// Every start makes a new object of the same name in the orchestrator, after the older one is gone. Changes of older objects may still
/// come in then, so each carries its number.
/// </remarks>
internal sealed class Workload<T>(IResource resource, WorkloadKind<T> kind, IReadOnlyList<EndpointPlan> endpoints, WorkloadServices services) : IWorkload
    where T : DcpWorkload, IDcpKind
{
    private const string NumberAnnotation = "start-number";
    private readonly Lock _lock = new();
    private Task _start = Task.CompletedTask;
    private CancellationTokenSource? _starting;
    private int _number;
    private Run? _run;

    /// <inheritdoc/>
    public IResource Resource => resource;

    /// <inheritdoc/>
    public bool IsIdle => _start.IsCompleted && _run is null or { IsOver: true };

    /// <inheritdoc/>
    public Task StartAsync()
    {
        lock (_lock)
        {
            if (!IsIdle)
                return _start;

            _starting?.Dispose();
            _starting = CancellationTokenSource.CreateLinkedTokenSource(services.Stopping);
            return _start = Task.Run(() => StartAsync(_starting.Token), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_start.IsCompleted && _starting is { } starting)
        {
            await starting.CancelAsync();
            await _start.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (_run is not { IsOver: false } run)
            return;

        if (run.Status.State == DcpState.Running)
        {
            await services.Client.StopAsync<T>(resource.InstanceId(), cancellationToken);
            await run.Ended.Task.WaitAsync(cancellationToken);
        }
        else
        {
            run.End();
            await services.Client.DeleteAsync<T>(resource.InstanceId(), cancellationToken);
            await services.States.NotStartedAsync(resource);
        }
    }

    /// <summary>Takes in what the orchestrator says.</summary>
    public async Task OnChangeAsync(DcpChange<T> change)
    {
        var item = change.Object;
        if (_run is not { IsOver: false } run || item.Metadata.Annotations?.GetValueOrDefault(NumberAnnotation) != run.Number)
            return;

        var status = item.Status ?? new WorkloadStatus();
        if (change.Type == DcpChange<T>.Deleted && !DcpState.IsFinal(status.State))
            status.State = item is Container ? DcpState.Exited : DcpState.Finished;

        run.Status = status;
        await services.States.ShowAsync(resource, status, snapshot => kind.Show(snapshot, resource, item, run.Values), run.Values);
        if (status.State is DcpState.Running or DcpState.RuntimeUnhealthy || DcpState.IsFinal(status.State))
            run.Started.TrySetResult();
        if (DcpState.IsFinal(status.State))
            run.End();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        Run? run = null;
        try
        {
            await services.States.StartingAsync(resource);
            await services.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services.Provider), cancellationToken);
            var values = await services.Values.ResolveAsync(resource, cancellationToken);
            var item = await kind.DescribeAsync(resource, values, endpoints, cancellationToken);
            if (_number > 0)
                await services.Client.DeleteAsync<T>(item.Name, cancellationToken);

            run = new Run((++_number).ToString(CultureInfo.InvariantCulture), values);
            item.Metadata.Annotations![NumberAnnotation] = run.Number; // Not null: every kind sets some.
            await services.States.ShowAsync(resource, run.Status, snapshot => kind.Show(snapshot, resource, item, values), values);
            _run = run;
            await services.Client.CreateAsync(item, cancellationToken);
            services.Logs.Follow<T>(resource, kind.LogSources);
            await run.Started.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (run is null)
                await services.States.NotStartedAsync(resource);

            throw;
        }
        catch (Exception exception)
        {
            run?.End();
            await services.States.FailedAsync(resource, exception);
            throw;
        }

        if (run.Status.State == DcpState.FailedToStart)
            throw new DistributedApplicationException($"'{resource.Name}' could not be started. {run.Status.Message ?? "Its log says why."}");
        if (run.Status.State == DcpState.RuntimeUnhealthy)
            throw new DistributedApplicationException($"'{resource.Name}' cannot be started now. {await services.States.RuntimeProblemAsync()} "
                + "It is started when the container runtime answers.");
    }

    /// <summary>One object in the orchestrator.</summary>
    private sealed class Run(string number, ResolvedValues values)
    {
        public string Number { get; } = number;

        public ResolvedValues Values { get; } = values;

        public WorkloadStatus Status { get; set; } = new();

        /// <summary>Done when it runs, cannot run, or has run.</summary>
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOver => Ended.Task.IsCompleted;

        public void End() => Ended.TrySetResult();
    }
}
