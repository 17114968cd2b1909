using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Monitoring;

/// <summary>What the dashboard "Estate" shows: whether all is well.</summary>
internal static class EstateDashboard
{
    private const string Rate = "[$__rate_interval]";
    private const string Service = "service!=\"\"";

    /// <summary>Alerts and targets, which are there with every Prometheus.</summary>
    public static readonly DashboardRow Alerts = new("Alerts",
    [
        new("Critical", PanelKind.Numbers, "none", 6, ("count(ALERTS{alertstate=\"firing\",severity=\"critical\"}) or vector(0)", "")) { Limits = (1, 1) },
        new("Warnings", PanelKind.Numbers, "none", 6, ("count(ALERTS{alertstate=\"firing\",severity=\"warning\"}) or vector(0)", "")) { Limits = (1, 10) },
        new("Firing now", PanelKind.Numbers, "none", 12, ("count by (alertname) (ALERTS{alertstate=\"firing\"})", "{{alertname}}")) { Limits = (1, 1) },
        new("Measured services", PanelKind.Numbers, "none", 24, ("up", "{{job}}")) { IsState = true },
    ]);

    /// <summary>Pages, by the blackbox exporter.</summary>
    public static readonly DashboardRow Pages = new("Pages",
    [
        new("Answers", PanelKind.Numbers, "none", 24, ("probe_success{job=\"pages\"}", "{{service}}")) { IsState = true },
        new("Answered, of all time shown", PanelKind.Bars, "percentunit", 12, ("avg_over_time(probe_success{job=\"pages\"}[$__range])", "{{service}}")),
        new("Time to answer", PanelKind.Lines, "s", 12, ("probe_duration_seconds{job=\"pages\"}", "{{service}}")),
    ]);

    /// <summary>State of containers, by cAdvisor.</summary>
    public static readonly DashboardRow Containers = new("Containers",
    [
        new("Healthy", PanelKind.Numbers, "none", 24, ($"max by (service) (container_health_state{{{Service}}} >= 0)", "{{service}}")) { IsState = true },
        new("Runs for", PanelKind.Bars, "s", 12, ($"max by (service) (time() - container_start_time_seconds{{{Service}}})", "{{service}}")),
        new("Restarts within a day", PanelKind.Bars, "none", 12, ($"max by (service) (resets(container_cpu_usage_seconds_total{{{Service}}}[1d]))", "{{service}}"))
        { Limits = (1, 3) },
    ]);

    /// <summary>Back-ups, by the archives.</summary>
    public static readonly DashboardRow Backups = new("Back-ups",
    [
        new("Age of the newest", PanelKind.Numbers, "s", 8, ("time() - mediastack_backup_newest_timestamp_seconds", "")) { Limits = (2 * 86400, 8 * 86400) },
        new("Its size", PanelKind.Numbers, "bytes", 8, ("mediastack_backup_newest_size_bytes", "")),
        new("Kept", PanelKind.Numbers, "none", 8, ("mediastack_backup_archives", "")),
    ]);

    /// <summary>Prometheus and Alertmanager themselves.</summary>
    public static readonly DashboardRow Prometheus = new("Measurements",
    [
        new("Measurements per second", PanelKind.Lines, "none", 8, ($"rate(prometheus_tsdb_head_samples_appended_total{Rate})", "{{type}}")),
        new("Series", PanelKind.Lines, "none", 8, ("prometheus_tsdb_head_series", "series")),
        new("Disk space of measurements", PanelKind.Lines, "bytes", 8,
            ("prometheus_tsdb_storage_blocks_bytes", "kept"),
            ("prometheus_tsdb_wal_storage_size_bytes", "latest")),
    ]);

    /// <summary>Messages to the owner, by Alertmanager.</summary>
    public static readonly DashboardRow Messages = new("Messages",
    [
        new("Sent within a day", PanelKind.Numbers, "none", 12, ("sum by (integration) (increase(alertmanager_notifications_total[1d])) > 0", "{{integration}}")),
        new("Failed within a day", PanelKind.Numbers, "none", 12, ("sum(increase(alertmanager_notifications_failed_total[1d]))", "")) { Limits = (1, 1) },
    ]);
}
