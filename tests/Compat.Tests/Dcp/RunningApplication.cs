using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MediaStack.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Tests.Dcp;

/// <summary>An application of this test process on the real engine, without a container runtime. Stopped and cleaned up when disposed.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private readonly DistributedApplication _application;

    private RunningApplication(DistributedApplication application)
    {
        _application = application;
    }

    public IServiceProvider Services => _application.Services;

    public ResourceNotificationService Notifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceLoggerService Logs => Services.GetRequiredService<ResourceLoggerService>();

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Builds and starts an application.</summary>
    /// <param name="describe">Adds resources.</param>
    public static async Task<RunningApplication> StartAsync(Action<IDistributedApplicationBuilder> describe)
    {
        TestEnvironment.RequireEngine();
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions
        {
            DisableDashboard = true,
            ProjectDirectory = Repository.At("tests", "Compat.Tests"),
        });
        builder.Configuration.AddInMemoryCollection([new("DcpPublisher:WaitForResourceCleanup", "true")]);
        describe(builder);
        var running = new RunningApplication(builder.Build());
        await running._application.StartAsync(Cancellation);
        return running;
    }

    /// <summary>What is known of a resource, as soon as it is in a state.</summary>
    public Task<ResourceEvent> UntilAsync(string resource, string state) =>
        Notifications.WaitForResourceAsync(resource, change => change.Snapshot.State?.Text == state, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

    /// <summary>What is known of a resource, as soon as it is healthy.</summary>
    public Task<ResourceEvent> UntilHealthyAsync(string resource) =>
        Notifications.WaitForResourceHealthyAsync(resource, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

    /// <summary>Gives a command to a resource, and waits for its end.</summary>
    public Task<ExecuteCommandResult> CommandAsync(string resource, string command) =>
        Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(resource, command, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

    /// <summary>The log of a resource, as soon as a line holds a text.</summary>
    public async Task<string> UntilLoggedAsync(string resource, string text)
    {
        await Wait.UntilAsync($"'{resource}' logs '{text}'", async () => (await LogAsync(resource)).Contains(text, StringComparison.Ordinal));
        return await LogAsync(resource);
    }

    /// <summary>The log of a resource so far.</summary>
    public async Task<string> LogAsync(string resource)
    {
        var lines = new List<string>();
        await foreach (var batch in Logs.GetAllAsync(ResourceNamed(resource)))
            lines.AddRange(batch.Select(line => line.Content));

        return string.Join('\n', lines);
    }

    public IResource ResourceNamed(string name) =>
        Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
    }
}
