using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Runs the application: shows every resource, gives it its commands, finds the values of parameters, and lets the engine start the rest.
/// It is the last of the host's services to start and the first to stop, so that whoever shows resources sees them from the first to the
/// last moment.
/// </summary>
internal sealed class ApplicationRun(
    DistributedApplicationModel model,
    IResourceEngine engine,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IDistributedApplicationEventing eventing,
    HeldStarts heldStarts,
    ParameterRun parameters,
    ConnectionStrings connectionStrings,
    ResourceUrls urls,
    IServiceProvider services,
    ILogger<ApplicationRun> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private bool _isEngineStarted;

    /// <exception cref="DistributedApplicationException">The model is wrong, or the engine cannot be started.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        HealthCheckKeys.RequireRegistered(model, services);
        eventing.Subscribe<BeforeResourceStartedEvent>(heldStarts.HoldAsync);
        eventing.Subscribe<ResourceEndpointsAllocatedEvent>((allocated, token) => urls.PublishAsync(allocated.Resource, token));

        foreach (var resource in model.Resources)
        {
            if (resource.IsRun())
                LifecycleCommands.AddTo(resource);
            await notifications.PublishUpdateAsync(resource, snapshot => FirstSnapshot.Of(resource, snapshot));
        }

        await parameters.StartAsync(model.Resources.OfType<ParameterResource>(), _stopping.Token);
        foreach (var resource in model.Resources.OfType<IResourceWithConnectionString>())
            connectionStrings.Announce(resource, _stopping.Token);
        foreach (var resource in model.Resources)
            Initialize(resource);

        _isEngineStarted = true;
        await engine.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_isEngineStarted)
            await engine.StopAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    // A resource of one's own may live in its callback as long as the application runs.
    private void Initialize(IResource resource) => _ = Task.Run(
        async () =>
        {
            try
            {
                if (!resource.HasAnnotationOfType<EndpointAnnotation>())
                    await urls.PublishAsync(resource, _stopping.Token);
                await eventing.PublishAsync(new InitializeResourceEvent(resource, eventing, logs, notifications, services), _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                logger.LogDebug("{Resource} was being initialized when the application stopped", resource.Name);
            }
#pragma warning disable CA1031 // The callback is somebody else's code; its error belongs into the log of its resource.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logs.GetLogger(resource).LogError(exception, "It could not be initialized");
            }
        },
        CancellationToken.None);
}
