using MediaStack.Catalog.Services;

namespace MediaStack.Catalog;

/// <summary>Everything that can be chosen and set.</summary>
public static class ServiceCatalog
{
    /// <summary>Up to here a host is small, in MiB: 8 GiB.</summary>
    public const long SmallHostMiB = 8 * 1024;

    internal static CatalogIndex Index { get; } = new(
        StackWideSettings.All,
        [
            NginxProxyManager.Definition,
            Authelia.Definition,
            Redis.Definition,
            Fail2Ban.Definition,
            Gluetun.Definition,
            QBittorrent.Definition,
            Nzbget.Definition,
            Sabnzbd.Definition,
            Prowlarr.Definition,
            FlareSolverr.Definition,
            Sonarr.Definition,
            Radarr.Definition,
            Lidarr.Definition,
            Bookshelf.Definition,
            Bazarr.Definition,
            Recyclarr.Definition,
            Unpackerr.Definition,
            Jellyfin.Definition,
            Plex.Definition,
            Tautulli.Definition,
            Seerr.Definition,
            Audiobookshelf.Definition,
            Kavita.Definition,
            CalibreWeb.Definition,
            Homepage.Definition,
            Prometheus.Definition,
            Grafana.Definition,
            Alertmanager.Definition,
            NodeExporter.Definition,
            CAdvisor.Definition,
            BlackboxExporter.Definition,
            RedisExporter.Definition,
            Exportarr.Definition,
            Ntfy.Definition,
            Apprise.Definition,
            VolumeBackup.Definition,
            Watchtower.Definition,
            Dozzle.Definition,
            Monitorr.Definition,
        ]);

    /// <summary>All services, gateway first, in the order in which they are presented within a category.</summary>
    public static IReadOnlyList<ServiceDefinition> Services => Index.Services;

    /// <summary>The settings of the stack as a whole.</summary>
    public static IReadOnlyList<SettingDefinition> StackSettings => Index.StackSettings;

    /// <summary>Stack-wide settings first, then each service's own.</summary>
    public static IEnumerable<SettingDefinition> AllSettings => Index.AllSettings;

    /// <summary>The service with this id, or <see langword="null"/>.</summary>
    /// <param name="id">A service id.</param>
    public static ServiceDefinition? Find(string id) => Index.Find(id);

    /// <summary>The setting with this key, or <see langword="null"/>.</summary>
    /// <param name="key">A setting key.</param>
    public static SettingDefinition? FindSetting(string key) => Index.FindSetting(key);

    /// <summary>The ids of the services that carry any of the goals, with everything that they need, sorted.</summary>
    /// <param name="goals">What the owner wants.</param>
    /// <param name="hostMemoryMiB">
    /// Memory of the host in MiB where it is known. With <see cref="SmallHostMiB"/> or less, monitoring is not proposed.
    /// </param>
    public static IReadOnlyList<string> ProposeFor(IReadOnlyCollection<Goal> goals, long? hostMemoryMiB = null) =>
        Index.ProposeFor(goals, hostMemoryMiB);

    /// <summary>What services take of the host's memory in a household, in MiB; ids that are unknown take nothing.</summary>
    /// <param name="services">Service ids.</param>
    public static long TypicalMemoryMiB(IEnumerable<string> services) =>
        services.Distinct(StringComparer.Ordinal).Sum(id => (long)(Find(id)?.Memory?.TypicalMiB ?? 0));

    /// <summary>The given services and everything that they need, sorted; ids that are unknown stay.</summary>
    /// <param name="services">Service ids.</param>
    public static IReadOnlyList<string> WithNeeds(IEnumerable<string> services) => Index.WithNeeds(services);
}
