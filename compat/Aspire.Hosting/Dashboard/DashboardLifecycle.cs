using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.ResourceService;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Adds the dashboard to the model, tells the console where it is, and passes on what goes wrong in it.</summary>
internal sealed class DashboardLifecycle(
    DashboardOptions options,
    EngineLocation engine,
    ResourceServiceHost resourceService,
    DashboardLogin login,
    ResourceLoggerService logs,
    IConfiguration configuration,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers) : IDistributedApplicationEventingSubscriber
{
    public Task SubscribeAsync(
        IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        eventing.Subscribe<BeforeStartEvent>(AddDashboardAsync);
        return Task.CompletedTask;
    }

    private async Task AddDashboardAsync(BeforeStartEvent started, CancellationToken cancellationToken)
    {
        var program = await engine.FindDashboardAsync(cancellationToken);
        var dashboard = DashboardResource.Create(program, options, configuration, resourceService);
        var exporter = new OtlpExporter(
            dashboard.GetEndpoint(DashboardResource.OtlpGrpcEndpoint),
            dashboard.GetEndpoint(DashboardResource.OtlpHttpEndpoint),
            options.OtlpApiKey,
            environment.IsDevelopment());
        foreach (var resource in started.Model.Resources)
            exporter.AddTo(resource);

        // First: the sooner it runs, the sooner people see the others start.
        started.Model.Resources.Insert(0, dashboard);
        _ = AnnounceAsync(lifetime.ApplicationStopping);
        _ = PassErrorsOnAsync(dashboard, lifetime.ApplicationStopping);
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var address = await login.WaitAsync(cancellationToken);
            var logger = loggers.CreateLogger<DistributedApplication>();
            if (!address.IsHealthy)
                logger.LogError("The dashboard could not be started; 'aspire logs {Name}' and the lines above say why.", DashboardResource.Name);
            else
                logger.LogInformation("Now listening on: {DashboardUrl}", address.Url);
            if (address is { IsHealthy: true, LoginUrl: { } loginUrl })
                logger.LogInformation("Login to the dashboard at {DashboardLoginUrl}", loginUrl);
        }
        catch (OperationCanceledException)
        {
            // The application stops first.
        }
    }

    private async Task PassErrorsOnAsync(ExecutableResource dashboard, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in logs.WatchAsync(dashboard).WithCancellation(cancellationToken))
            {
                foreach (var line in batch)
                    PassErrorOn(line.Content);
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    /// <summary>A line is a time, and one message of the dashboard's log as JSON.</summary>
    private void PassErrorOn(string line)
    {
        try
        {
            using var message = JsonDocument.Parse(line[(line.IndexOf('{', StringComparison.Ordinal) is var start and >= 0 ? start : line.Length)..]);
            var root = message.RootElement;
            if (root.TryGetProperty("LogLevel", out var level) && level.GetString() is "Error" or "Critical")
                loggers.CreateLogger($"Aspire.Hosting.Dashboard.{root.GetProperty("Category").GetString()}").LogError(
                    "{Message}{Exception}", root.GetProperty("Message").GetString(), root.TryGetProperty("Exception", out var exception) ? $"\n{exception.GetString()}" : "");
        }
        catch (JsonException)
        {
            // Not a message of its log.
        }
    }
}
