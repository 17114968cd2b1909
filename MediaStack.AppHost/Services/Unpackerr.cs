using System.Globalization;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Unpackerr: unpacks downloads that the managers wait for, beside the archives.</summary>
internal static class UnpackerrService
{
    private const string Image = "ghcr.io/unpackerr/unpackerr";
    private const string Tag = "0.15.2";
    private const int MetricsPort = 5656;

    // Bookshelf is a Readarr to all who speak to it.
    private static readonly (string Manager, string Prefix)[] s_managers =
        [("sonarr", "SONARR"), ("radarr", "RADARR"), ("lidarr", "LIDARR"), ("bookshelf", "READARR")];

    /// <summary>Adds Unpackerr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddUnpackerr(this StackBuilder stack)
    {
        var unpackerr = stack.AddService("unpackerr", Image, Tag);
        if (unpackerr is null)
        {
            return null;
        }

        unpackerr
            .WithHttpEndpoint(targetPort: MetricsPort, name: Relations.MetricsEndpoint)
            .WithEnvironment("UN_WEBSERVER_METRICS", "true")
            .WithEnvironment("UN_WEBSERVER_LISTEN_ADDR", string.Create(CultureInfo.InvariantCulture, $"0.0.0.0:{MetricsPort}"))
            .WithEnvironment("UN_FILE_MODE", Mode(stack, 0b110_110_110))
            .WithEnvironment("UN_DIR_MODE", Mode(stack, 0b111_111_111))
            .WithEnvironment(context => Managers(context, unpackerr.Resource))
            // Where torrents arrive, under the path that the managers name.
            .WithDataFolder(stack, "torrents")
            .OnNetworks(StackNetwork.Apps, StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{MetricsPort}/metrics")
            .AsStackUser(stack, "/tmp")
            // Archives are read through a window of up to a few hundred megabytes.
            .WithProcesses(64);
        foreach (var (manager, _) in s_managers.Where(each => stack.Selected(each.Manager) is not null))
        {
            unpackerr.WithSecretFile(KeyFile(manager), () => stack.Value($"{manager}.api-key"));
        }

        return unpackerr;
    }

    private static void Managers(EnvironmentCallbackContext context, MediaServiceResource unpackerr)
    {
        foreach (var manager in unpackerr.Related(EstateEdgeKind.Unpack).OfType<MediaServiceResource>())
        {
            var prefix = $"UN_{s_managers.Single(each => each.Manager == manager.Name).Prefix}_0";
            context.EnvironmentVariables[$"{prefix}_URL"] = $"http://{manager.GetEndpoint(WebAccess.Endpoint).InternalAddress()}";
            // Any of its values may be in a file (unpackerr.zip, "Secrets").
            context.EnvironmentVariables[$"{prefix}_API_KEY"] = $"filepath:/run/secrets/{KeyFile(manager.Name)}";
            context.EnvironmentVariables[$"{prefix}_PATHS_0"] = "/data/torrents";
            context.EnvironmentVariables[$"{prefix}_PROTOCOLS"] = "torrent,TorrentDownloadProtocol";
            // The archives are what is shared; of what came out of them the manager keeps a link or a copy.
            context.EnvironmentVariables[$"{prefix}_DELETE_ORIG"] = "false";
        }
    }

    // It sets modes itself, so the owner's mask is applied here.
    private static string Mode(StackBuilder stack, int all) =>
        "0" + Convert.ToString(all & ~Convert.ToInt32(stack.Value("umask"), 8), 8).PadLeft(3, '0');

    private static string KeyFile(string manager) => $"{manager}-api-key";
}
