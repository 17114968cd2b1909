using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.ResourceService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Dashboard;

/// <summary>The resource service with everything behind it but an engine: tests publish what an engine would.</summary>
internal sealed class ServedResources : IAsyncDisposable
{
    public const string ApiKey = "0123456789abcdef0123456789abcdef";

    private readonly IHost _host;

    private ServedResources(IHost host, Uri address)
    {
        _host = host;
        Client = new GrpcClient(address, ApiKey);
        Address = address;
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => stopping.TrySetResult());
        Stopping = stopping.Task;
    }

    public ILogger<T> AppHostLogger<T>() => _host.Services.GetRequiredService<ILogger<T>>();

    public Uri Address { get; }

    public GrpcClient Client { get; }

    public ResourceNotificationService Notifications => _host.Services.GetRequiredService<ResourceNotificationService>();

    public ResourceLoggerService Logs => _host.Services.GetRequiredService<ResourceLoggerService>();

    public AuxiliaryTarget AuxiliaryTarget => _host.Services.GetRequiredService<AuxiliaryTarget>();

    public RunTarget RunTarget => _host.Services.GetRequiredService<RunTarget>();

    /// <summary>The app host's own log.</summary>
    public LogFeed AppHostLog => _host.Services.GetRequiredService<LogFeed>();

    /// <summary>Ends when the application is told to stop.</summary>
    public Task Stopping { get; }

    public ResourceFeed Feed => _host.Services.GetRequiredService<ResourceFeed>();

    public static async Task<ServedResources> StartAsync(params IResource[] resources)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "Demo.AppHost" });
        var options = new DistributedApplicationOptions();
        Aspire.Hosting.Orchestration.OrchestrationServices.AddNotifications(builder.Services, options);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(new DistributedApplicationModel(resources))
            .AddSingleton(new DashboardOptions { FrontendUrls = [], ResourceServiceApiKey = ApiKey })
            .AddSingleton<ResourceFeed>()
            .AddHostedService(provider => provider.GetRequiredService<ResourceFeed>())
            .AddSingleton<DashboardService>()
            .AddSingleton<ResourceServiceHost>()
            .AddHostedService(provider => provider.GetRequiredService<ResourceServiceHost>());
        builder.Configuration["AppHost:FilePath"] = "/src/Demo.csproj";
        builder.Services
            .AddSingleton(provider => new DashboardLogin(null, provider.GetRequiredService<ResourceNotificationService>()))
            .AddSingleton<LogFeed>()
            .AddSingleton<ConsoleLogReader>()
            .AddSingleton<ResourceWait>()
            .AddSingleton<RunTarget>()
            .AddSingleton<AuxiliaryTarget>();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new ServedResources(host, await host.Services.GetRequiredService<ResourceServiceHost>().Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
