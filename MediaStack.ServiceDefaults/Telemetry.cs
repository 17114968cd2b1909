using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MediaStack.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry. They leave the process only where they are told to go: by OTLP when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is configured, as the app host does, and to Prometheus through <see cref="ScrapeEndpoint"/>.
/// </summary>
internal static class Telemetry
{
    // https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and .../configuration/sdk-environment-variables/
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>Collects what ASP.NET Core, HttpClient, the runtime and the process itself tell.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var exports = !string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]);
        var scraped = ScrapeEndpoint.Token(builder.Configuration) is not null;
        if (!exports && !scraped)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder))
            .WithMetrics(metrics =>
            {
                metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();
                if (scraped)
                {
                    metrics.AddPrometheusExporter();
                }
            });
        if (!exports)
        {
            return;
        }

        builder.Logging.AddOpenTelemetry(logging => (logging.IncludeFormattedMessage, logging.IncludeScopes) = (true, true));
        telemetry.WithTracing(tracing => tracing
            // The process's own activities, by the name that every host gives it.
            .AddSource(builder.Environment.ApplicationName)
            .AddAspNetCoreInstrumentation(options => options.Filter = IsWorthATrace)
            .AddHttpClientInstrumentation());
        telemetry.UseOtlpExporter();
    }

    private static void Describe(ResourceBuilder resource, IHostApplicationBuilder builder)
    {
        // The name that the app host gives must stay: the dashboard joins telemetry and resource by it.
        if (string.IsNullOrEmpty(builder.Configuration[ServiceName]))
        {
            resource.AddService(builder.Environment.ApplicationName, serviceVersion: ServiceDefaults.ProductVersion);
        }
        else
        {
            resource.AddAttributes([new("service.version", ServiceDefaults.ProductVersion)]);
        }
    }

    /// <summary>Looks at the health come every few seconds and would bury everything else.</summary>
    private static bool IsWorthATrace(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(ServiceDefaults.HealthPath, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments(ServiceDefaults.AlivePath, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments(ScrapeEndpoint.Path, StringComparison.Ordinal);
}
