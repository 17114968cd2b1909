using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Services;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Monitoring;

/// <summary>
/// The alerts of an estate. A rule is there only with the exporter whose metrics it reads: one that can never fire is a promise that
/// nobody keeps. Each has a runbook in <c>docs/monitoring.md</c> and a case in the unit tests of Prometheus.
/// </summary>
internal static class AlertRules
{
    /// <summary>The alerts over what a Prometheus scrapes.</summary>
    public static IEnumerable<AlertGroup> Of(StackBuilder stack, MediaServiceResource prometheus)
    {
        var scraped = prometheus.Related(EstateEdgeKind.Scrapes).Cast<MediaServiceResource>().ToDictionary(target => target.Name);
        yield return new("measurements", [.. Measurements(stack, prometheus)]);
        if (scraped.ContainsKey(CAdvisorService.Id))
        {
            yield return new("containers", [.. ContainerAlerts.Of(stack)]);
        }

        if (scraped.ContainsKey(NodeExporterService.Id))
        {
            yield return new("host", HostAlerts.All);
        }

        if (scraped.TryGetValue(BlackboxExporterService.Id, out var blackbox))
        {
            yield return new("pages", [.. PageAlerts.Of(PageProbe.Of(stack, blackbox))]);
        }

        yield return new("library", [.. LibraryAlerts.Of(scraped.Values)]);
        yield return new("gateway", [.. GatewayAlerts.Of(scraped.Keys)]);
        if (scraped.ContainsKey(BackupExporterService.Id))
        {
            yield return new("backup", BackupAlerts.Of(VolumeBackupService.IsWeekly(stack)));
        }
    }

    private static IEnumerable<AlertRule> Measurements(StackBuilder stack, MediaServiceResource prometheus)
    {
        yield return new("ExporterDown", AlertSeverity.Warning, "5m", $"up{{{ScrapeJobs.Kind}=\"exporter\"}} == 0",
            "{{ $labels.job }} does not answer",
            "What it measures is unknown until it is back, and alerts about it stay silent.");
        yield return new("MetricsMissing", AlertSeverity.Warning, "5m", $"up{{{ScrapeJobs.Kind}=\"service\"}} == 0",
            "{{ $labels.service }} gives no measurements",
            "Prometheus reaches it no more, or it answers with an error.");
        yield return new("TargetGone", AlertSeverity.Warning, "10m",
            string.Join(" or ", ScrapeJobs.Names(stack, prometheus).Select(job => $"absent(up{{job=\"{job}\"}})")),
            "Prometheus no longer knows {{ $labels.job }}",
            "Its configuration is not the one of the release, or was not read.");
        yield return new("RuleFailing", AlertSeverity.Warning, "5m", "increase(prometheus_rule_evaluation_failures_total[10m]) > 0",
            "Prometheus cannot evaluate an alert",
            "At least one alert of {{ $labels.rule_group }} is blind.");
        if (prometheus.Related(EstateEdgeKind.Alerts).Any())
        {
            yield return new("AlertsUndelivered", AlertSeverity.Critical, "10m",
                "increase(prometheus_notifications_dropped_total[10m]) > 0 or increase(alertmanager_notifications_failed_total[10m]) > 0",
                "Alerts do not reach you",
                "Prometheus cannot hand them to Alertmanager, or Alertmanager cannot send them.");
        }
    }
}

/// <summary>Alerts about containers.</summary>
internal static class ContainerAlerts
{
    private const string Service = "service!=\"\"";

    public static IEnumerable<AlertRule> Of(StackBuilder stack)
    {
        var services = ReleaseService.Of(stack.Application.Resources).Where(service => !service.Policy.OneShot).Select(service => service.Name);
        yield return new("ServiceMissing", AlertSeverity.Critical, "10m",
            $"({string.Join(" or ", services.Select(service => $"absent(container_last_seen{{service=\"{service}\"}})"))}) "
                + $"and on () up{{job=\"{CAdvisorService.Id}\"}} == 1",
            "{{ $labels.service }} does not run",
            "Its container has stopped and was not started again, or is gone.");
        yield return new("ServiceUnhealthy", AlertSeverity.Warning, "15m", $"container_health_state{{{Service}}} == 0",
            "{{ $labels.service }} is unhealthy",
            "It runs, and its own health check fails.");
        yield return new("ServiceRestarting", AlertSeverity.Critical, "5m",
            // A new start begins to count from nothing, in the same container and in a new one.
            $"max by (service) (resets(container_cpu_usage_seconds_total{{{Service}}}[30m])) > 2",
            "{{ $labels.service }} keeps restarting",
            "It ended at least three times within half an hour; its log says why.");
        yield return new("ServiceNeedsMemory", AlertSeverity.Warning, "15m",
            $"max by (service) (container_memory_working_set_bytes{{{Service}}} / (container_spec_memory_limit_bytes{{{Service}}} > 0)) > 0.9",
            "{{ $labels.service }} has almost used up its memory",
            "At its limit the engine ends and restarts it; give it more with the setting {{ $labels.service }}.memory.");
    }
}

/// <summary>Alerts about the host.</summary>
internal static class HostAlerts
{
    // What lives in memory is no disk of the owner's.
    private const string Disk = "fstype!~\"tmpfs|ramfs|squashfs|overlay\"";
    private const string Free = $"node_filesystem_avail_bytes{{{Disk}}} / node_filesystem_size_bytes{{{Disk}}}";

    public static readonly IReadOnlyList<AlertRule> All =
    [
        new("DiskFillingUp", AlertSeverity.Warning, "1h",
            $"predict_linear(node_filesystem_avail_bytes{{{Disk}}}[6h], 2 * 86400) < 0 and {Free} < 0.3",
            "{{ $labels.mountpoint }} will be full within two days",
            "It goes on filling as it did in the last six hours."),
        new("DiskAlmostFull", AlertSeverity.Critical, "10m", $"{Free} < 0.05",
            "{{ $labels.mountpoint }} is almost full",
            "Less than a twentieth of it is left; downloads and databases will fail."),
        new("DiskReadOnly", AlertSeverity.Critical, "5m", $"node_filesystem_readonly{{{Disk}}} == 1 and node_filesystem_readonly{{{Disk}}} offset 1h == 0",
            "{{ $labels.mountpoint }} has become read-only",
            "The kernel does that when a disk gives errors."),
        new("HostMemoryLow", AlertSeverity.Warning, "15m", "node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.05",
            "The host is short of memory",
            "When nothing is left, the kernel ends processes of its own choice."),
        new("ClockWrong", AlertSeverity.Warning, "10m",
            "abs(node_timex_offset_seconds) > 0.5 or min_over_time(node_timex_sync_status[10m]) == 0 and node_timex_maxerror_seconds >= 16",
            "The host's clock is wrong or set by nobody",
            "Codes of the second factor and certificates depend on it."),
    ];
}

/// <summary>Alerts about pages, the VPN and certificates.</summary>
internal static class PageAlerts
{
    private const string Downloads = "category=\"downloads\"";
    private const string NotDownloads = "category!=\"downloads\"";

    public static IEnumerable<AlertRule> Of(IReadOnlyList<PageProbe> probes)
    {
        if (Any(probe => probe.Job == PageProbe.Pages))
        {
            yield return new("PageDown", AlertSeverity.Warning, "10m", $"probe_success{{job=\"{PageProbe.Pages}\",{NotDownloads}}} == 0",
                "{{ $labels.service }} does not answer",
                "Its page does not come, or comes with an error.");
        }

        if (Any(probe => probe.Labels.Contains(("category", "downloads"))))
        {
            yield return new("DownloadClientUnreachable", AlertSeverity.Warning, "5m", $"probe_success{{job=\"{PageProbe.Pages}\",{Downloads}}} == 0",
                "{{ $labels.service }} takes no downloads",
                "Sonarr, Radarr and their kin cannot hand anything to it.");
        }

        if (Any(probe => probe.Job == PageProbe.Vpn))
        {
            yield return new("VpnTunnelDown", AlertSeverity.Critical, "2m", $"probe_success{{job=\"{PageProbe.Vpn}\",check=\"tunnel\"}} == 0",
                "The VPN is down",
                "Nothing is downloaded, and nothing leaves without the tunnel, until it is up again.");
            yield return new("VpnNoAddress", AlertSeverity.Warning, "10m", $"probe_success{{job=\"{PageProbe.Vpn}\",check=\"address\"}} == 0",
                "The VPN's tunnel leads nowhere",
                "Gluetun runs and has no address at the tunnel's other end.");
        }

        if (Any(probe => probe.Labels.Contains(("check", "port"))))
        {
            yield return new("VpnPortLost", AlertSeverity.Warning, "15m", $"probe_success{{job=\"{PageProbe.Vpn}\",check=\"port\"}} == 0",
                "The VPN's open port is gone",
                "Others cannot connect to your torrent client; it still downloads.");
        }

        if (Any(probe => probe.Job == PageProbe.Certificates))
        {
            yield return new("CertificateEndsSoon", AlertSeverity.Warning, "1h", Ends(14),
                "The certificate of {{ $labels.service }} ends within two weeks",
                "The gateway renews certificates a month before their end, and has not.");
            yield return new("CertificateEndsNow", AlertSeverity.Critical, "10m", Ends(2),
                "The certificate of {{ $labels.service }} ends within two days",
                "Then browsers and apps refuse to connect.");
        }

        bool Any(Func<PageProbe, bool> condition) => probes.Any(condition);
    }

    private static string Ends(int days) =>
        $"probe_ssl_earliest_cert_expiry{{job=\"{PageProbe.Certificates}\"}} - time() < {days} * 86400";
}

/// <summary>Alerts about the apps that keep the library.</summary>
internal static class LibraryAlerts
{
    private static readonly string[] s_queues = ["sonarr", "radarr", "lidarr"];

    public static IEnumerable<AlertRule> Of(IEnumerable<MediaServiceResource> scraped)
    {
        var apps = scraped.Where(target => target.Policy().Definition.Id == "exportarr")
            .Select(target => target.Related(EstateEdgeKind.Measures).Single().Name).ToList();
        var managers = apps.Where(app => app != "sabnzbd").ToList();
        if (managers.Count > 0)
        {
            yield return new("AppInTrouble", AlertSeverity.Warning, "1h",
                string.Join(" or ", managers.Select(app => $"sum by (service) ({app}_system_health_issues{(app == "bazarr" ? "" : "{type=\"error\"}")}) > 0")),
                "{{ $labels.service }} reports a trouble of its own",
                "Its page System, Status names it.");
        }

        var queues = apps.Where(s_queues.Contains).ToList();
        if (queues.Count > 0)
        {
            yield return new("QueueStuck", AlertSeverity.Warning, "2h",
                string.Join(" or ", queues.Select(app => $"sum by (service) ({app}_queue_total{{download_status=~\"warning|error\"}}) > 0")),
                "Downloads of {{ $labels.service }} are stuck",
                "They wait in its page Activity, Queue for a decision of yours.");
        }
    }
}

/// <summary>Alerts about the gateway.</summary>
internal static class GatewayAlerts
{
    public static IEnumerable<AlertRule> Of(IEnumerable<string> scraped)
    {
        var names = scraped.ToHashSet(StringComparer.Ordinal);
        if (names.Contains("redis-exporter"))
        {
            yield return new("SessionStoreDown", AlertSeverity.Critical, "2m", "redis_up == 0",
                "Nobody can log in",
                "Redis, which keeps the sessions, does not answer its exporter.");
        }

        if (names.Contains("authelia"))
        {
            yield return new("ManyFailedLogIns", AlertSeverity.Warning, "0s", "sum (increase(authelia_authn{success=\"false\"}[15m])) > 20",
                "Somebody tries passwords",
                "More than twenty log-ins have failed within a quarter of an hour.");
        }

        if (names.Contains("fail2ban-exporter"))
        {
            yield return new("TooManyBans", AlertSeverity.Warning, "10m", "sum (f2b_jail_banned_current) > 50",
                "More than fifty addresses are banned",
                "Somebody is trying hard, or a filter takes guests for intruders.");
        }
    }
}

/// <summary>Alerts about back-ups.</summary>
internal static class BackupAlerts
{
    /// <param name="isWeekly">True where a back-up is made each week, and not each day.</param>
    public static IReadOnlyList<AlertRule> Of(bool isWeekly) =>
    [
        new("BackupTooOld", AlertSeverity.Critical, "1h",
            $"time() - mediastack_backup_newest_timestamp_seconds > {(isWeekly ? 8 : 2)} * 86400",
            "The newest back-up is too old",
            "At least one back-up has failed or was not made."),
        new("BackupMissing", AlertSeverity.Critical, isWeekly ? "8d" : "2d", "mediastack_backup_archives == 0",
            "There is no back-up",
            "None was made since the backup was set up, or somebody has deleted them all."),
    ];
}
