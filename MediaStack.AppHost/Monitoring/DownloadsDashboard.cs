using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Services;

namespace MediaStack.AppHost.Monitoring;

/// <summary>What the dashboard "Downloads and VPN" shows.</summary>
internal static class DownloadsDashboard
{
    private const string Rate = "[$__rate_interval]";

    /// <summary>Tunnel and clients, by the blackbox exporter.</summary>
    public static readonly DashboardRow Tunnel = new("VPN",
    [
        new("Tunnel", PanelKind.Numbers, "none", 12, ("probe_success{job=\"vpn\"}", "{{check}}")) { IsState = true },
        new("Up, of all time shown", PanelKind.Bars, "percentunit", 12, ("avg_over_time(probe_success{job=\"vpn\"}[$__range])", "{{check}}")),
        new("Download clients", PanelKind.Numbers, "none", 12, ("probe_success{job=\"pages\",category=\"downloads\"}", "{{service}}")) { IsState = true },
        new("Time to answer", PanelKind.Lines, "s", 12, ("probe_duration_seconds{job=\"pages\",category=\"downloads\"}", "{{service}}")),
    ]);

    /// <summary>What flows through the VPN's namespace, by cAdvisor: everything that its clients send and receive.</summary>
    public static readonly DashboardRow Traffic = new("Traffic",
    [
        new("Received", PanelKind.Lines, "Bps", 12, ($"sum by (interface) (rate(container_network_receive_bytes_total{{service=\"{VpnNamespaceService.Id}\"}}{Rate}))", "{{interface}}")),
        new("Sent", PanelKind.Lines, "Bps", 12, ($"sum by (interface) (rate(container_network_transmit_bytes_total{{service=\"{VpnNamespaceService.Id}\"}}{Rate}))", "{{interface}}")),
    ]);

    /// <summary>SABnzbd's queue, by its exporter.</summary>
    public static readonly DashboardRow Sabnzbd = new("SABnzbd",
    [
        new("Speed", PanelKind.Lines, "Bps", 12, ("sabnzbd_speed_bps", "now")),
        new("Left to download", PanelKind.Lines, "bytes", 12, ("sabnzbd_remaining_bytes", "left")),
        new("In the queue", PanelKind.Numbers, "none", 12, ("sabnzbd_queue_length", "")),
        new("Paused", PanelKind.Numbers, "none", 12, ("sabnzbd_paused", "")) { Limits = (1, 2) },
    ]);

    /// <summary>Queues of an app that has things downloaded.</summary>
    public static DashboardRow Queue(string app, string title) => new($"Queue of {title}",
    [
        new("In the queue", PanelKind.Lines, "none", 12, ($"sum by (download_state) ({app}_queue_total)", "{{download_state}}")),
        new("With a trouble", PanelKind.Lines, "none", 12, ($"sum by (download_status) ({app}_queue_total{{download_status=~\"warning|error\"}})", "{{download_status}}")),
    ]);
}
