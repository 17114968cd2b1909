using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Compat.Tests.Pipelines;
using MediaStack.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Compat.Tests.Backchannel;

/// <summary>An app host in publish mode, reduced to its pipeline.</summary>
internal sealed class PublishingHost : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly DistributedApplicationEventing _eventing = new();
    private IHost? _host;
    private Task _ended = Task.CompletedTask;

    public DistributedApplicationPipeline Pipeline { get; } = new();

    public IDistributedApplicationEventing Eventing => _eventing;

    public Dictionary<string, string?> Settings { get; } = [];

    public string SocketPath => _folder.At("channel");

    public bool HasEnded => _ended.IsCompleted;

    /// <summary>Starts the app host and connects to it as the command line does.</summary>
    public async Task<RpcClient> StartAsync()
    {
        Settings[BackchannelServer.PathSetting] = SocketPath;
        _host = Build(sink: null);
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _ended = _host.WaitForShutdownAsync(TestContext.Current.CancellationToken);
        return await RpcClient.ConnectAsync(SocketPath, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the app host until it ends by itself, as a person does who starts it without the command line.</summary>
    /// <returns>What it told the person.</returns>
    public async Task<RecordingSink> RunAsync()
    {
        var sink = new RecordingSink();
        using var host = Build(sink);
        await host.RunAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return sink;
    }

    /// <summary>Waits until the app host has stopped by itself.</summary>
    public Task EndAsync() => _ended.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(TestContext.Current.CancellationToken);
            _host.Dispose();
        }

        _folder.Dispose();
    }

    private IHost Build(IActivitySink? sink)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        foreach (var (key, value) in Settings)
            builder.Configuration[key] = value;

        var context = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish);
        builder.Services
            .AddSingleton(context)
            .AddSingleton(new DistributedApplicationModel(Array.Empty<IResource>()))
            .AddSingleton<IDistributedApplicationEventing>(_eventing)
            .AddSingleton<IDistributedApplicationPipeline>(Pipeline);
        PipelineServices.AddPipeline(builder.Services, builder.Configuration, context);
        if (sink is not null)
            builder.Services.AddSingleton(sink);
        return builder.Build();
    }
}
