using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>What the dashboard "Host and services" shows.</summary>
internal static class EstateDashboard
{
    private const string Host = $"job=\"{NodeExporterService.Id}\"";
    private const string Rate = "[$__rate_interval]";

    // What lives in memory is no disk of the owner's.
    private const string Disk = Host + ",fstype!~\"tmpfs|ramfs\"";
    private const string DiskUsed = $"1 - node_filesystem_avail_bytes{{{Disk}}} / node_filesystem_size_bytes{{{Disk}}}";
    private const string MemoryUsed = $"node_memory_MemTotal_bytes{{{Host}}} - node_memory_MemAvailable_bytes{{{Host}}}";
    private const string ProcessorUsed = $"1 - avg(rate(node_cpu_seconds_total{{{Host},mode=\"idle\"}}{Rate}))";

    private static readonly DashboardRow s_host = new("Host",
    [
        new("Up for", PanelKind.Numbers, "s", 6, ($"node_time_seconds{{{Host}}} - node_boot_time_seconds{{{Host}}}", "")),
        new("Processor", PanelKind.Numbers, "percentunit", 6, (ProcessorUsed, "")) { Limits = (0.8, 0.95) },
        new("Memory", PanelKind.Numbers, "percentunit", 6,
            ($"({MemoryUsed}) / node_memory_MemTotal_bytes{{{Host}}}", "")) { Limits = (0.8, 0.95) },
        new("Fullest disk", PanelKind.Numbers, "percentunit", 6, ($"max({DiskUsed})", "")) { Limits = (0.8, 0.9) },
        new("Processor over time", PanelKind.Lines, "percentunit", 12,
            (ProcessorUsed, "busy"),
            ($"avg(rate(node_cpu_seconds_total{{{Host},mode=\"iowait\"}}{Rate}))", "waiting for disks")),
        new("Memory over time", PanelKind.Lines, "bytes", 12,
            (MemoryUsed, "used"),
            ($"node_memory_MemTotal_bytes{{{Host}}}", "installed"),
            ($"node_memory_SwapTotal_bytes{{{Host}}} - node_memory_SwapFree_bytes{{{Host}}}", "swap")),
        new("Disks: used", PanelKind.Bars, "percentunit", 24,
            ($"max by (mountpoint) ({DiskUsed})", "{{mountpoint}}")) { Limits = (0.8, 0.9) },
        new("Disks: read and written", PanelKind.Lines, "Bps", 12,
            ($"rate(node_disk_read_bytes_total{{{Host}}}{Rate})", "{{device}} read"),
            ($"rate(node_disk_written_bytes_total{{{Host}}}{Rate})", "{{device}} written")),
        new("Network", PanelKind.Lines, "Bps", 12,
            ($"rate(node_network_receive_bytes_total{{{Host}}}{Rate})", "{{device}} received"),
            ($"rate(node_network_transmit_bytes_total{{{Host}}}{Rate})", "{{device}} sent")),
        new("Load", PanelKind.Lines, "none", 12,
            ($"node_load1{{{Host}}}", "1 minute"),
            ($"node_load15{{{Host}}}", "15 minutes"),
            ($"count(node_cpu_seconds_total{{{Host},mode=\"idle\"}})", "processors")),
        new("Temperature", PanelKind.Lines, "celsius", 12,
            ($"max by (chip) (node_hwmon_temp_celsius{{{Host}}})", "{{chip}}"),
            ($"max by (type) (node_thermal_zone_temp{{{Host}}})", "{{type}}")),
    ]);

    private static readonly DashboardRow s_services = new("Services",
    [
        new("Measured services", PanelKind.Numbers, "none", 24, ("up", "{{job}}")) { IsState = true },
        // Two libraries, two names for the same.
        new("Memory of services", PanelKind.Lines, "bytes", 12,
            ("process_resident_memory_bytes or process_working_set_bytes", "{{job}}")),
        new("Processors in use", PanelKind.Lines, "none", 12, ($"rate(process_cpu_seconds_total{Rate})", "{{job}}")),
    ]);

    private static readonly DashboardRow s_prometheus = new("Prometheus",
    [
        new("Measurements per second", PanelKind.Lines, "none", 8,
            ($"rate(prometheus_tsdb_head_samples_appended_total{Rate})", "{{type}}")),
        new("Series", PanelKind.Lines, "none", 8, ("prometheus_tsdb_head_series", "series")),
        new("Disk space of measurements", PanelKind.Lines, "bytes", 8,
            ("prometheus_tsdb_storage_blocks_bytes", "kept"),
            ("prometheus_tsdb_wal_storage_size_bytes", "latest")),
    ]);

    /// <summary>The dashboard over what a Prometheus scrapes; the host is on it where its exporter is scraped.</summary>
    /// <param name="prometheus">The source of its numbers.</param>
    /// <param name="sourceUid">Grafana's id of that source.</param>
    public static GrafanaDashboard Of(IResource prometheus, string sourceUid) => new(
        "mediastack-host-and-services",
        "Host and services",
        sourceUid,
        prometheus.Related(EstateEdgeKind.Scrapes).Any(target => target.Name == NodeExporterService.Id)
            ? [s_host, s_services, s_prometheus]
            : [s_services, s_prometheus]);
}
