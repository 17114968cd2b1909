using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Orchestration;

/// <summary>An engine without processes: what it starts runs until the test ends it.</summary>
internal sealed class FakeEngine(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IDistributedApplicationEventing eventing,
    RunValues values,
    IServiceProvider services) : IResourceEngine
{
    public const string ContainerDomain = "dev.internal";
    private readonly ConcurrentBag<Task> _starts = [];
    private int _lastPort = 20000;

    /// <summary>What happened, in order: <c>start web</c>, <c>stop web</c>, <c>engine start</c>, <c>engine stop</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What each resource was started with last.</summary>
    public ConcurrentDictionary<string, ResolvedValues> StartedWith { get; } = new();

    /// <summary>Port to allocate for the next endpoint, in place of one that nothing listens on.</summary>
    public int? Port { get; set; }

    /// <summary>Makes the start of the engine fail.</summary>
    public Exception? StartError { get; set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Calls.Enqueue("engine start");
        if (StartError is not null)
            throw StartError;

        foreach (var resource in model.Resources.Where(resource => resource.HasAnnotationOfType<EndpointAnnotation>()))
        {
            Allocate(resource);
            await eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services), cancellationToken);
        }

        foreach (var resource in model.Resources.Where(resource => resource.IsRun() && !resource.HasAnnotationOfType<ExplicitStartupAnnotation>()))
            _starts.Add(Task.Run(() => TryStartAsync(resource), CancellationToken.None));
    }

    public async Task StartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        await PublishAsync(resource, KnownResourceStates.Starting);
        try
        {
            await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken);
            StartedWith[resource.Name] = await values.ResolveAsync(resource, cancellationToken);
        }
        catch (Exception exception)
        {
            logs.GetLogger(resource).LogError("It could not be started: {Reason}", exception.Message);
            await PublishAsync(resource, KnownResourceStates.FailedToStart);
            throw;
        }

        Calls.Enqueue($"start {resource.Name}");
        await PublishAsync(resource, KnownResourceStates.Running);
    }

    public async Task StopResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"stop {resource.Name}");
        await PublishAsync(resource, KnownResourceStates.Stopping);
        await EndAsync(resource, exitCode: 143);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Calls.Enqueue("engine stop");
        await Task.WhenAll(_starts).WaitAsync(cancellationToken);
    }

    /// <summary>Lets a resource end by itself.</summary>
    public Task EndAsync(IResource resource, int exitCode) => notifications.PublishUpdateAsync(resource, snapshot => snapshot with
    {
        State = resource.IsContainer() ? KnownResourceStates.Exited : KnownResourceStates.Finished,
        ExitCode = exitCode,
    });

    private async Task TryStartAsync(IResource resource)
    {
        try
        {
            await StartResourceAsync(resource, CancellationToken.None);
        }
        catch (Exception exception) when (exception is DistributedApplicationException or InvalidOperationException or OperationCanceledException)
        {
            Calls.Enqueue($"fail {resource.Name}");
        }
    }

    private void Allocate(IResource resource)
    {
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, KnownHostNames.Localhost, Port ?? ++_lastPort, "{{- portForServing -}}");
            Port = null;
            var network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
            var seen = resource.IsContainer()
                ? new AllocatedEndpoint(endpoint, $"{resource.Name}.{ContainerDomain}", endpoint.TargetPort ?? 80, EndpointBindingMode.SingleAddress, null, network)
                : new AllocatedEndpoint(endpoint, KnownHostNames.DockerDesktopHostBridge, _lastPort, EndpointBindingMode.SingleAddress, null, network);
            endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(network, seen);
        }
    }

    private Task PublishAsync(IResource resource, string state) =>
        notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = state, ExitCode = null });
}
