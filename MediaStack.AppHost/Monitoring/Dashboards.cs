using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Monitoring;

/// <summary>
/// The dashboards of an estate. A row is there only with the exporter whose numbers it draws, and a dashboard only with a row.
/// </summary>
internal static class Dashboards
{
    /// <summary>File name of the first one, which Grafana opens with.</summary>
    public const string Home = "estate.json";

    /// <summary>File names and dashboards over what a Prometheus scrapes.</summary>
    /// <param name="prometheus">The source of their numbers.</param>
    /// <param name="sourceUid">Grafana's id of that source.</param>
    public static IEnumerable<(string File, GrafanaDashboard Dashboard)> Of(IResource prometheus, string sourceUid)
    {
        var scraped = prometheus.Related(EstateEdgeKind.Scrapes).Cast<MediaServiceResource>().ToList();
        var names = scraped.Select(target => target.Name).ToHashSet(StringComparer.Ordinal);
        var probed = scraped.Where(target => target.Name == BlackboxExporterService.Id)
            .SelectMany(blackbox => blackbox.Related(EstateEdgeKind.Probes)).Cast<MediaServiceResource>().ToList();
        var apps = scraped.SelectMany(target => target.Related(EstateEdgeKind.Measures)).OfType<MediaServiceResource>()
            .Where(app => ExportarrService.Apps.Contains(app.Name)).ToList();
        var containers = names.Contains(CAdvisorService.Id);
        var vpn = probed.Exists(service => service.Name == GluetunService.Id);

        return new (string, string, IEnumerable<(bool, DashboardRow)>)[]
        {
            ("estate", "Estate",
            [
                (true, EstateDashboard.Alerts),
                (probed.Count > 0, EstateDashboard.Pages),
                (containers, EstateDashboard.Containers),
                (names.Contains(BackupExporterService.Id), EstateDashboard.Backups),
                (names.Contains("alertmanager"), EstateDashboard.Messages),
                (true, EstateDashboard.Prometheus),
            ]),
            ("host-and-containers", "Host and containers",
            [
                (names.Contains(NodeExporterService.Id), HostDashboard.Machine),
                (containers, HostDashboard.Containers),
                (true, HostDashboard.Processes),
            ]),
            ("downloads-and-vpn", "Downloads and VPN",
            [
                (vpn, DownloadsDashboard.Tunnel),
                (vpn && containers, DownloadsDashboard.Traffic),
                (apps.Exists(app => app.Name == "sabnzbd"), DownloadsDashboard.Sabnzbd),
                .. apps.Where(app => app.Name is "sonarr" or "radarr" or "lidarr")
                    .Select(app => (true, DownloadsDashboard.Queue(app.Name, app.Policy().Definition.Title))),
            ]),
            ("library", "Library", apps.Where(app => LibraryDashboard.Rows.ContainsKey(app.Name)).Select(app => (true, LibraryDashboard.Rows[app.Name]))),
            ("gateway-and-bans", "Gateway and bans",
            [
                (names.Contains("authelia"), GatewayDashboard.LogIns),
                (probed.Exists(service => service.Name == NginxProxyManagerService.Id), GatewayDashboard.Certificates),
                (names.Contains("redis-exporter"), GatewayDashboard.Sessions),
                (names.Contains("fail2ban-exporter"), GatewayDashboard.Bans),
            ]),
        }
        .Select(each => (each.Item1, each.Item2, Rows: each.Item3.Where(row => row.Item1).Select(row => row.Item2).ToList()))
        .Where(each => each.Rows.Count > 0)
        .Select(each => ($"{each.Item1}.json", new GrafanaDashboard($"mediastack-{each.Item1}", each.Item2, sourceUid, each.Rows)));
    }
}
