using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Seerr: takes the household's wishes.</summary>
internal static class SeerrService
{
    private const string Image = "ghcr.io/seerr-team/seerr";
    private const string Tag = "v3.5.0";
    private const int Port = 5055;

    /// <summary>Adds Seerr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddSeerr(this StackBuilder stack) =>
        stack.AddService("seerr", Image, Tag)?
            .WithWebPage(stack, Port)
            .WithProxyRules(new ProxyRules { Api = new(["/api/v1"], "X-Api-Key", Query: null) })
            // It reads the key from no file (server/lib/settings of v3.5).
            .WithEnvironment("API_KEY", stack.Parameter("seerr.api-key"))
            .WithStateVolume("config", "/app/config", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/api/v1/status")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsFixedUser()
            .WithPolicy(policy =>
            {
                policy.WritableRootReason =
                    "It is started by a package manager and keeps scaled posters in its own folder; upstream knows no read-only root.";
                // Its main process does not reap its children (Seerr's migration guide).
                policy.Init = true;
            })
            .WithProcesses(128);
}
