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
    private const string Category = "Aspire.Hosting.Dashboard";

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
                    PassErrorOn(line);
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    /// <summary>A line is a time and a text: one message of the dashboard's log as JSON, or what it prints before it has a log.</summary>
    private void PassErrorOn(LogLine line)
    {
        var text = line.Content[(line.Content.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (ReadError(text) is var (category, message))
            loggers.CreateLogger($"{Category}.{category}").LogError("{Message}", message);
        else if (line.IsErrorMessage && !text.StartsWith('{'))
            loggers.CreateLogger(Category).LogError("{Message}", text);
    }

    /// <summary>Category and text of a message that is an error; null for others.</summary>
    private static (string Category, string Message)? ReadError(string text)
    {
        try
        {
            using var message = JsonDocument.Parse(text);
            var root = message.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("LogLevel", out var level) || level.GetString() is not ("Error" or "Critical"))
                return null;

            var exception = root.TryGetProperty("Exception", out var thrown) ? $"\n{thrown.GetString()}" : string.Empty;
            return (root.GetProperty("Category").GetString()!, root.GetProperty("Message").GetString() + exception);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
