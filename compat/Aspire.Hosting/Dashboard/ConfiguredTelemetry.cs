using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard;

/// <summary>Without a dashboard, telemetry goes to the collector that the settings name, if they name one.</summary>
internal sealed class ConfiguredTelemetry(IConfiguration configuration, IHostEnvironment environment) : IDistributedApplicationEventingSubscriber
{
    public Task SubscribeAsync(
        IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var exporter = new OtlpExporter(
            configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"],
            configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"],
            configuration[DashboardKeys.OtlpApiKey],
            environment.IsDevelopment());
        eventing.Subscribe<BeforeStartEvent>((started, _) =>
        {
            foreach (var resource in started.Model.Resources)
                exporter.AddTo(resource);
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }
}
