using System.Globalization;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>FlareSolverr: a browser that passes the challenges some indexers put before their pages.</summary>
internal static class FlareSolverrService
{
    private const string Image = "ghcr.io/flaresolverr/flaresolverr";
    private const string Tag = "v3.5.0";
    private const int Port = 8191;
    private const int MetricsPort = 8192;

    /// <summary>Adds FlareSolverr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddFlareSolverr(this StackBuilder stack) =>
        stack.AddService("flaresolverr", Image, Tag)?
            .WithHttpEndpoint(targetPort: Port, name: WebAccess.Endpoint)
            .WithHttpEndpoint(targetPort: MetricsPort, name: Relations.MetricsEndpoint)
            .WithEnvironment("LOG_LEVEL", stack.Parameter("flaresolverr.log-level"))
            .WithEnvironment("PROMETHEUS_ENABLED", "true")
            .WithEnvironment("PROMETHEUS_PORT", MetricsPort.ToString(CultureInfo.InvariantCulture))
            .WithStateVolume("cache", "/config", EstateVolumeKind.Cache)
            .OnNetworks(StackNetwork.Apps, StackNetwork.Monitoring)
            .WithHealthUrl($"http://127.0.0.1:{Port}/health")
            // It opens a page in its browser before it answers for the first time.
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsFixedUser()
            .WithPolicy(policy => policy.WritableRootReason = "It changes its browser's driver, and the browser keeps profiles, in the image's own folders.")
            // A browser: it takes what it gets.
            .WithProcesses(512);
}
