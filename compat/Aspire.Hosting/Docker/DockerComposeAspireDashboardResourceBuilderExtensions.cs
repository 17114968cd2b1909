using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;

namespace Aspire.Hosting;

/// <summary>Settings of a compose environment's dashboard.</summary>
public static class DockerComposeAspireDashboardResourceBuilderExtensions
{
    /// <summary>Publishes the pages on a port of the host; null keeps them inside the compose network.</summary>
    public static IResourceBuilder<DockerComposeAspireDashboardResource> WithHostPort(
        this IResourceBuilder<DockerComposeAspireDashboardResource> builder,
        int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithEndpoint("http", endpoint =>
        {
            endpoint.Port = port;
            endpoint.IsExternal = port is not null;
        });
    }

    /// <summary>Lets the dashboard trust <c>X-Forwarded-*</c> headers, as it must behind a reverse proxy.</summary>
    public static IResourceBuilder<DockerComposeAspireDashboardResource> WithForwardedHeaders(
        this IResourceBuilder<DockerComposeAspireDashboardResource> builder,
        bool enabled = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithEnvironment("ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED", enabled ? "true" : "false");
    }

    /// <summary>A dashboard with its official image, ports and restart policy, outside the model.</summary>
    internal static IResourceBuilder<DockerComposeAspireDashboardResource> CreateDashboard(this IDistributedApplicationBuilder builder, string name) =>
        builder.CreateResourceBuilder(new DockerComposeAspireDashboardResource(name))
            .WithImage("mcr.microsoft.com/dotnet/nightly/aspire-dashboard", "13.5")
            .WithHttpEndpoint(targetPort: 18888)
            .WithEndpoint("http", endpoint => endpoint.IsExternal = true)
            .WithHttpEndpoint(name: DockerComposeAspireDashboardResource.OtlpGrpcEndpointName, targetPort: 18889)
            .WithHttpEndpoint(name: "otlp-http", targetPort: 18890)
            .PublishAsDockerComposeService((_, service) => service.Restart = "always");
}
