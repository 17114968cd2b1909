using MediaStack.Catalog.Services;

namespace MediaStack.Catalog;

/// <summary>Everything that can be chosen and set.</summary>
public static class ServiceCatalog
{
    internal static CatalogIndex Index { get; } = new(
        StackWideSettings.All,
        [
            NginxProxyManager.Definition,
            Authelia.Definition,
            Redis.Definition,
            Gluetun.Definition,
            QBittorrent.Definition,
            Nzbget.Definition,
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
            NodeExporter.Definition,
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
    public static IReadOnlyList<string> ProposeFor(IReadOnlyCollection<Goal> goals) => Index.ProposeFor(goals);

    /// <summary>The given services and everything that they need, sorted; ids that are unknown stay.</summary>
    /// <param name="services">Service ids.</param>
    public static IReadOnlyList<string> WithNeeds(IEnumerable<string> services) => Index.WithNeeds(services);
}
