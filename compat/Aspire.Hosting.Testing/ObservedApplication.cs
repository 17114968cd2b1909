using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>An app host's application in the hands of a test: the app host starts it, the test waits for that and stops it.</summary>
/// <param name="appHost">The app host.</param>
/// <param name="application">Its application.</param>
internal sealed class ObservedApplication(RunningAppHost appHost, DistributedApplication application)
    : DistributedApplication(application.Services.GetRequiredService<IHost>())
{
    public override Task StartAsync(CancellationToken cancellationToken = default) => appHost.StartedAsync(cancellationToken);

    public override Task StopAsync(CancellationToken cancellationToken = default) => appHost.StopAsync(cancellationToken);

    // The app host disposes the same host when its program ends; a second time does nothing.
    public override void Dispose()
    {
        appHost.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        await appHost.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
