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
    private const string AliveTag = "alive";

    /// <summary>Adds health checks; a process that answers at all is alive.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [AliveTag]);
        return builder;
    }

    /// <summary>
    /// Maps the endpoints that need no sign-in: <c>/health</c> (200 when ready to serve), <c>/alive</c> (200 when the process runs)
    /// and <c>/version</c> (the product's version as text).
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(AliveTag) });
        app.MapGet("/version", () => TypedResults.Text(ProductVersion));
        return app;
    }

    /// <summary>Version of the product, the same in all its processes.</summary>
    public static string ProductVersion { get; } =
        typeof(ServiceDefaults).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? throw new InvalidOperationException("The build did not stamp a version.");
}
