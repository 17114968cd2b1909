using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Runs the resources with the orchestrator that the Aspire command line brings (DCP): a process that keeps processes, containers, their
/// network and the proxies in front of them, and that cleans all of it up after this app host, however it ends.
/// </summary>
internal sealed class DcpEngine(
    DistributedApplicationModel model,
    EngineLocation location,
    BuiltProjects builtProjects,
    RunValues values,
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IConfiguration configuration,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    ILogger<DcpEngine> logger) : IResourceEngine, IDisposable
{
    private static readonly TimeSpan RuntimeCheckInterval = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<IResource, IWorkload> _workloads = [];
    private readonly Dictionary<string, Workload<Executable>> _executables = [];
    private readonly Dictionary<string, Workload<Container>> _containers = [];
    private DcpSession? _session;

    private IEnumerable<IResource> Resources => model.Resources.Where(resource => resource.IsRun());

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var plans = new EndpointPlanner(configuration.GetValue<bool>("DcpPublisher:RandomizePorts")).Plan([.. model.Resources]);
        var program = await location.FindDcpAsync(cancellationToken);
        var runtime = RuntimeName();
        var ports = PortProbe.RequireAsync(plans, cancellationToken);
        _session = await DcpSession.StartAsync(program, configuration["AppHost:Directory"]!, runtime, cancellationToken);
        try
        {
            await ports;
            await StartWorkloadsAsync(_session.Client, new WorkloadStates(notifications, logs, new ContainerRuntime(program, runtime)), plans, cancellationToken);
        }
        catch
        {
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task StartResourceAsync(IResource resource, CancellationToken cancellationToken) =>
        WorkloadOf(resource).StartAsync().WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopResourceAsync(IResource resource, CancellationToken cancellationToken) => WorkloadOf(resource).StopAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_session is not { } session)
            return;

        await session.ShutDownAsync(cancellationToken);
        if (configuration.GetValue<bool>("DcpPublisher:WaitForResourceCleanup"))
            await session.UntilFinishedAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _session?.Dispose();
    }

    private async Task StartWorkloadsAsync(
        DcpClient client, WorkloadStates states, IReadOnlyList<EndpointPlan> plans, CancellationToken cancellationToken)
    {
        AddWorkloads(client, states, plans.ToLookup(plan => plan.Resource));
        _ = WatchAsync(_executables);
        _ = WatchAsync(_containers);
        _ = EndWithSessionAsync(_session!);
        if (_containers.Count > 0)
            await client.CreateAsync(SessionNetwork.Create(environment.ApplicationName), cancellationToken);

        await ServiceAllocator.AllocateAsync(client, plans, cancellationToken);
        foreach (var resource in plans.Select(plan => plan.Resource).Distinct())
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), cancellationToken);

        foreach (var workload in _workloads.Values.Where(workload => !workload.Resource.HasAnnotationOfType<ExplicitStartupAnnotation>()))
            _ = StartInBackgroundAsync(workload);
        if (_containers.Count > 0)
            _ = WatchRuntimeAsync(states);
    }

    /// <summary>Ends the application when the orchestrator ends before it: nothing could be started, stopped or seen any more.</summary>
    private async Task EndWithSessionAsync(DcpSession session)
    {
        try
        {
            await session.UntilGoneAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }

        logger.LogCritical("The orchestrator has ended, and with it everything it had started. The app host ends too; start it again");
        lifetime.StopApplication();
    }

    private void AddWorkloads(DcpClient client, WorkloadStates states, ILookup<IResource, EndpointPlan> plans)
    {
        var common = new WorkloadServices(
            services, eventing, values, states, new WorkloadLogs(client, logs, logger, _stopping.Token), client, _stopping.Token);
        var (executableKind, containerKind) = (new ExecutableKind(builtProjects), new ContainerKind(services, values));
        foreach (var resource in Resources)
        {
            EndpointPlan[] endpoints = [.. plans[resource]];
            _workloads[resource] = resource.IsContainer()
                ? _containers[resource.InstanceId()] = new Workload<Container>(resource, containerKind, endpoints, common)
                : _executables[resource.InstanceId()] = new Workload<Executable>(resource, executableKind, endpoints, common);
        }
    }

    private async Task WatchAsync<T>(Dictionary<string, Workload<T>> workloads) where T : DcpWorkload, IDcpKind
    {
        try
        {
            await foreach (var change in _session!.Client.WatchAsync<T>(_stopping.Token))
            {
                if (workloads.TryGetValue(change.Object.Name, out var workload))
                    await workload.OnChangeAsync(change);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application stops.
        }
    }

    private async Task StartInBackgroundAsync(IWorkload workload)
    {
        try
        {
            await workload.StartAsync();
        }
        catch (OperationCanceledException)
        {
            logger.LogDebug("The start of {Resource} was given up", workload.Resource.Name);
        }
#pragma warning disable CA1031 // Whatever it is, it is shown as the state of the resource and in its log; the others go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogWarning("{Resource} was not started: {Message}", workload.Resource.Name, exception.Message);
        }
    }

    /// <summary>Says of containers that wait for a command why they cannot be started, until they can.</summary>
    private async Task WatchRuntimeAsync(WorkloadStates states)
    {
        var runtimeProblem = await states.FindRuntimeProblemAsync();
        if (runtimeProblem is null)
            return;

        logger.LogWarning("{Problem} Executables and projects run; containers do not", runtimeProblem);
        IWorkload[] idle = [.. _containers.Values.Where(workload => workload.IsIdle)];
        foreach (var workload in idle)
            await states.RuntimeUnhealthyAsync(workload.Resource);

        try
        {
            while (runtimeProblem is not null)
            {
                await Task.Delay(RuntimeCheckInterval, _stopping.Token);
                runtimeProblem = await states.FindRuntimeProblemAsync();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }

        logger.LogInformation("The container runtime answers now");
        foreach (var workload in idle.Where(workload => workload.IsIdle))
            await states.NotStartedAsync(workload.Resource);
    }

    private IWorkload WorkloadOf(IResource resource) => _workloads.TryGetValue(resource, out var workload)
        ? workload
        : throw new DistributedApplicationException(_session is null
            ? $"'{resource.Name}' cannot be started or stopped yet: the application is still starting."
            : $"'{resource.Name}' is neither process nor container, so it cannot be started or stopped.");

    private string? RuntimeName()
    {
        var name = configuration["DcpPublisher:ContainerRuntime"] ?? configuration["ASPIRE_CONTAINER_RUNTIME"];
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
