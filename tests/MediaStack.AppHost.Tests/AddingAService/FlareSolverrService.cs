using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Tests.AddingAService;

/// <summary>FlareSolverr: a browser that answers the riddles some indexers ask.</summary>
internal static class FlareSolverrService
{
    private const string Image = "ghcr.io/flaresolverr/flaresolverr";
    private const string Tag = "v3.5.0";
    private const int Port = 8191;

    /// <summary>Adds FlareSolverr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddFlareSolverr(this StackBuilder stack) =>
        stack.AddService("flaresolverr", Image, Tag)?
            .WithHttpEndpoint(targetPort: Port)
            .WithEnvironment("LOG_LEVEL", stack.Parameter("flaresolverr.log-level"))
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrl($"http://127.0.0.1:{Port}/health")
            .WithSlowStart(TimeSpan.FromMinutes(1))
            .AsStackUser(stack, "/tmp", "/config")
            // A browser: it takes what it gets.
            .WithLimits(memoryMiB: 1024, pids: 512);
}
