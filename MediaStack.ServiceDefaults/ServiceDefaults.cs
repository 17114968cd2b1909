using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace MediaStack.ServiceDefaults;

/// <summary>What every process of the product has in common.</summary>
public static class ServiceDefaults
{
    internal const string HealthPath = "/health";
    internal const string AlivePath = "/alive";
    private const string AliveTag = "alive";

    /// <summary>
    /// Adds health checks (a process that answers at all is alive), telemetry, and calls to other processes by their names that
    /// survive a hiccup.
    /// </summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [AliveTag]);
        builder.AddTelemetry();
        builder.AddCallsByName();
        return builder;
    }

    /// <summary>
    /// Maps the endpoints that need no sign-in: <c>/health</c> (200 when ready to serve), <c>/alive</c> (200 when the process runs),
    /// <c>/version</c> (the product's version as text) and, when it is switched on, <c>/metrics</c> (<see cref="ScrapeEndpoint"/>).
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(HealthPath);
        app.MapHealthChecks(AlivePath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(AliveTag) });
        app.MapGet("/version", () => TypedResults.Text(ProductVersion));
        app.MapScrapes();
        return app;
    }

    /// <summary>Version of the product, the same in all its processes.</summary>
    public static string ProductVersion { get; } =
        typeof(ServiceDefaults).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? throw new InvalidOperationException("The build did not stamp a version.");
}
