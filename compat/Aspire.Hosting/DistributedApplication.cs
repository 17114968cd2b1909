using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>A distributed application, ready to run or publish.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;

    /// <summary>Wraps the host that was built.</summary>
    /// <param name="host">The host; disposed with the application.</param>
    public DistributedApplication(IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
    }

    /// <inheritdoc/>
    public IServiceProvider Services => _host.Services;

    /// <summary>What is known of the resources, and waiting for it.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Gives commands to the resources.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Creates a builder without command line.</summary>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Creates a builder.</summary>
    /// <param name="args">Command-line arguments of the app host.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>Creates a builder.</summary>
    /// <param name="options">How the app host is created.</param>
    /// <returns>The builder.</returns>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) =>
        new DistributedApplicationBuilder(options);

    /// <summary>
    /// Starts the application: in run mode the resources that start with it, in publish mode the pipeline, which stops the application
    /// when it ends.
    /// </summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <returns>Ends when everything is on its way: in run mode addresses are known then, and resources may still wait for others.</returns>
    /// <exception cref="DistributedApplicationException">The model is wrong, or the orchestrator cannot be started.</exception>
    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        var observer = AppHostObserver.Current;
        try
        {
            await StartHostAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            observer?.Started(exception);
            throw;
        }

        observer?.Started(null);
    }

    private async Task StartHostAsync(CancellationToken cancellationToken)
    {
        var context = Services.GetRequiredService<DistributedApplicationExecutionContext>();
        var eventing = Services.GetRequiredService<IDistributedApplicationEventing>();
        foreach (var subscriber in Services.GetServices<IDistributedApplicationEventingSubscriber>())
            await subscriber.SubscribeAsync(eventing, context, cancellationToken);
        if (context.IsRunMode)
            await Services.GetRequiredService<BeforeStartPhase>().EnsureAsync(cancellationToken);

        try
        {
            await _host.StartAsync(cancellationToken);
        }
        catch when (context.IsRunMode)
        {
            // What has been started of it must not stay behind.
            await _host.StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    public virtual Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    /// <summary>Starts the application, waits until it is stopped, and disposes it.</summary>
    /// <param name="cancellationToken">Stops the application.</param>
    /// <returns>Ends when it is stopped.</returns>
    /// <exception cref="DistributedApplicationException">The model is wrong, or the orchestrator cannot be started.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using (this)
        {
            var stopping = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            try
            {
                await StartAsync(cancellationToken);
                await _host.WaitForShutdownAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Stopped while it was starting: that is no error.
            }
        }
    }

    /// <summary>Starts the application, waits until it is stopped, and disposes it.</summary>
    /// <exception cref="DistributedApplicationException">The model is wrong, or the orchestrator cannot be started.</exception>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Disposes the services.</summary>
    public virtual void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the services.</summary>
    /// <returns>Ends when they are disposed.</returns>
    public virtual async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            _host.Dispose();

        GC.SuppressFinalize(this);
    }
}
