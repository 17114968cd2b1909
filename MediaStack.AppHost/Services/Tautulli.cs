using System.Globalization;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Tautulli: tells who watches what on Plex.</summary>
internal static class TautulliService
{
    private const string Image = "lscr.io/linuxserver/tautulli";
    private const string Tag = "2.17.2";
    private const int Port = 8181;
    private const string KeyFile = "tautulli-api-key";
    private const string DigestFile = "tautulli-password-digest";

    /// <summary>Adds Tautulli when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddTautulli(this StackBuilder stack)
    {
        var tautulli = stack.AddService("tautulli", Image, Tag);
        // Every key of its file can come from the environment, and then stands above it (plexpy/config.py, get_setting).
        return tautulli?
            .WithWebPage(stack, Port)
            .AsLinuxServerImage(stack)
            // Without it, the first visitor would set it up.
            .WithEnvironment("TAUTULLI_FIRST_RUN_COMPLETE", "1")
            .WithEnvironment("TAUTULLI_API_ENABLED", "1")
            .WithSecretFile(KeyFile, () => stack.Value("tautulli.api-key"))
            .WithEnvironment("FILE__TAUTULLI_API_KEY", $"/run/secrets/{KeyFile}")
            .WithEnvironment("TAUTULLI_HTTP_USERNAME", stack.Parameter("tautulli.user"))
            .WithSecretFile(DigestFile, () => stack.Value("tautulli.password-digest"))
            .WithEnvironment("FILE__TAUTULLI_HTTP_PASSWORD", $"/run/secrets/{DigestFile}")
            // Whose word on a client's address counts: the reverse proxy's, where nobody else reaches it.
            .WithEnvironment("TAUTULLI_HTTP_PROXY", tautulli.Resource.Policy().Access.IsProxied() ? "1" : "0")
            .WithEnvironment("TAUTULLI_CHECK_GITHUB", "0")
            .WithEnvironment(context => Server(context, tautulli.Resource))
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrl($"http://127.0.0.1:{Port}/status")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            .WithProcesses(128);
    }

    private static void Server(EnvironmentCallbackContext context, MediaServiceResource tautulli)
    {
        foreach (var server in tautulli.Related(EstateEdgeKind.Statistics).OfType<MediaServiceResource>())
        {
            var page = server.GetEndpoint(WebAccess.Endpoint);
            context.EnvironmentVariables["TAUTULLI_PMS_IP"] = page.InternalHost();
            context.EnvironmentVariables["TAUTULLI_PMS_PORT"] = page.InternalPort().ToString(CultureInfo.InvariantCulture);
            // The address as it stands here, and not the one that Plex's own servers know.
            context.EnvironmentVariables["TAUTULLI_PMS_URL_MANUAL"] = "1";
            context.EnvironmentVariables["TAUTULLI_PMS_URL"] = $"http://{page.InternalAddress()}";
        }
    }
}
