using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Services;

namespace MediaStack.AppHost.Monitoring;

/// <summary>What the dashboard "Host and containers" shows.</summary>
internal static class HostDashboard
{
    private const string Host = $"job=\"{NodeExporterService.Id}\"";
    private const string Service = "service!=\"\"";
    private const string Rate = "[$__rate_interval]";

    // What lives in memory is no disk of the owner's.
    private const string Disk = Host + ",fstype!~\"tmpfs|ramfs\"";
    private const string DiskUsed = $"1 - node_filesystem_avail_bytes{{{Disk}}} / node_filesystem_size_bytes{{{Disk}}}";
    private const string MemoryUsed = $"node_memory_MemTotal_bytes{{{Host}}} - node_memory_MemAvailable_bytes{{{Host}}}";
    private const string ProcessorUsed = $"1 - avg(rate(node_cpu_seconds_total{{{Host},mode=\"idle\"}}{Rate}))";

    /// <summary>The host itself, by its exporter.</summary>
    public static readonly DashboardRow Machine = new("Host",
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
        new("Clock", PanelKind.Lines, "s", 12, ($"node_timex_offset_seconds{{{Host}}}", "away from the time servers")) { Signed = true },
        new("Waiting for memory, disks, processors", PanelKind.Lines, "percentunit", 12,
            ($"rate(node_pressure_memory_waiting_seconds_total{{{Host}}}{Rate})", "memory"),
            ($"rate(node_pressure_io_waiting_seconds_total{{{Host}}}{Rate})", "disks"),
            ($"rate(node_pressure_cpu_waiting_seconds_total{{{Host}}}{Rate})", "processors")),
    ]);

    /// <summary>Every container, by cAdvisor.</summary>
    public static readonly DashboardRow Containers = new("Containers",
    [
        new("Memory", PanelKind.Lines, "bytes", 12, ($"sum by (service) (container_memory_working_set_bytes{{{Service}}})", "{{service}}")),
        new("Processors", PanelKind.Lines, "none", 12, ($"sum by (service) (rate(container_cpu_usage_seconds_total{{{Service}}}{Rate}))", "{{service}}")),
        new("Memory, of its limit", PanelKind.Bars, "percentunit", 24,
            ($"max by (service) (container_memory_working_set_bytes{{{Service}}} / (container_spec_memory_limit_bytes{{{Service}}} > 0))", "{{service}}"))
        { Limits = (0.8, 0.9) },
        new("Received", PanelKind.Lines, "Bps", 12, ($"sum by (service) (rate(container_network_receive_bytes_total{{{Service}}}{Rate}))", "{{service}}")),
        new("Sent", PanelKind.Lines, "Bps", 12, ($"sum by (service) (rate(container_network_transmit_bytes_total{{{Service}}}{Rate}))", "{{service}}")),
        new("Read", PanelKind.Lines, "Bps", 12, ($"sum by (service) (rate(container_fs_reads_bytes_total{{{Service}}}{Rate}))", "{{service}}")),
        new("Written", PanelKind.Lines, "Bps", 12, ($"sum by (service) (rate(container_fs_writes_bytes_total{{{Service}}}{Rate}))", "{{service}}")),
    ]);

    /// <summary>What each service tells of itself, where it does.</summary>
    public static readonly DashboardRow Processes = new("Services that measure themselves",
    [
        // Two libraries, two names for the same.
        new("Memory", PanelKind.Lines, "bytes", 12, ("process_resident_memory_bytes or process_working_set_bytes", "{{job}}")),
        new("Processors in use", PanelKind.Lines, "none", 12, ($"rate(process_cpu_seconds_total{Rate})", "{{job}}")),
    ]);
}
