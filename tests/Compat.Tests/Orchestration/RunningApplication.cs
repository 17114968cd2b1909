using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Compat.Tests.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Tests.Orchestration;

/// <summary>An application in run mode on a <see cref="FakeEngine"/>, with a clock that the test moves.</summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);
    private readonly TestApplication _app = TestApplication.Running();
    private readonly CancellationTokenSource _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private DistributedApplication? _application;

    public RunningApplication()
    {
        _deadline.CancelAfter(Deadline);
        Builder.Services.AddSingleton<IResourceEngine, FakeEngine>();
        Builder.Services.AddSingleton<TimeProvider>(Time);
        // As with a dashboard, where people can start again what has failed.
        Builder.Services.Configure<ResourceNotificationServiceOptions>(settings => settings.DefaultWaitBehavior = WaitBehavior.WaitOnResourceUnavailable);
    }

    /// <summary>Ends whatever waits too long.</summary>
    public CancellationToken Token => _deadline.Token;

    public DistributedApplicationBuilder Builder => _app.Builder;

    public ManualTime Time { get; } = new();

    public DistributedApplication Application => _application ??= Builder.Build();

    public FakeEngine Engine => (FakeEngine)Application.Services.GetRequiredService<IResourceEngine>();

    public ResourceNotificationService Notifications => Application.ResourceNotifications;

    public ResourceLoggerService Logs => Application.Services.GetRequiredService<ResourceLoggerService>();

    /// <summary>Sets a value before the application is built, or as if a file had changed.</summary>
    public void Configure(string key, string value) => _app.Configure(key, value);

    public async Task<RunningApplication> StartAsync()
    {
        await Application.StartAsync(Token);
        return this;
    }

    public CustomResourceSnapshot Now(IResource resource)
    {
        Notifications.TryGetCurrentState(resource.InstanceId(), out var known).ShouldBeTrue();
        return known.ShouldNotBeNull().Snapshot;
    }

    public async Task<CustomResourceSnapshot> UntilAsync<T>(IResourceBuilder<T> resource, string state) where T : IResource =>
        await UntilAsync(resource, snapshot => snapshot.State?.Text == state);

    public async Task<CustomResourceSnapshot> UntilAsync<T>(IResourceBuilder<T> resource, Func<CustomResourceSnapshot, bool> predicate) where T : IResource =>
        (await Notifications.WaitForResourceAsync(resource.Resource.Name, change => predicate(change.Snapshot), Token)).Snapshot;

    public Task<ExecuteCommandResult> CommandAsync<T>(IResourceBuilder<T> resource, string command) where T : IResource =>
        Application.ResourceCommands.ExecuteCommandAsync(resource.Resource, command, Token);

    /// <summary>The log so far, without times.</summary>
    public async Task<IReadOnlyList<string>> LogOfAsync<T>(IResourceBuilder<T> resource) where T : IResource
    {
        var lines = new List<string>();
        await foreach (var batch in Logs.GetAllAsync(resource.Resource))
            lines.AddRange(batch.Select(line => line.Content[(line.Content.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.StopAsync(CancellationToken.None);
            await _application.DisposeAsync();
        }

        _app.Dispose();
        _deadline.Dispose();
    }
}
