using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Monitoring;

/// <summary>What the dashboard "Gateway and bans" shows.</summary>
internal static class GatewayDashboard
{
    private const string Rate = "[$__rate_interval]";

    /// <summary>Log-ins, by Authelia.</summary>
    public static readonly DashboardRow LogIns = new("Log-ins",
    [
        new("Failed within a day", PanelKind.Numbers, "none", 12, ("sum(increase(authelia_authn{success=\"false\"}[1d]))", "")) { Limits = (20, 100) },
        new("Passed within a day", PanelKind.Numbers, "none", 12, ("sum(increase(authelia_authn{success=\"true\"}[1d]))", "")),
        new("Log-ins over time", PanelKind.Lines, "none", 12, ($"sum by (success) (rate(authelia_authn{Rate}))", "passed: {{success}}")),
        new("Requests by answer", PanelKind.Lines, "reqps", 12, ($"sum by (code) (rate(authelia_request{Rate}))", "{{code}}")),
    ]);

    /// <summary>Certificates, by the blackbox exporter.</summary>
    public static readonly DashboardRow Certificates = new("Certificates",
    [
        new("Left", PanelKind.Bars, "s", 24, ("probe_ssl_earliest_cert_expiry{job=\"certificates\"} - time()", "{{service}}")),
        new("Answers to the Internet", PanelKind.Numbers, "none", 24, ("probe_success{job=\"certificates\"}", "{{service}}")) { IsState = true },
    ]);

    /// <summary>Sessions, by Redis' exporter.</summary>
    public static readonly DashboardRow Sessions = new("Sessions",
    [
        new("Store", PanelKind.Numbers, "none", 6, ("redis_up", "Redis")) { IsState = true },
        new("Sessions", PanelKind.Numbers, "none", 6, ("sum(redis_db_keys)", "")),
        new("Memory", PanelKind.Lines, "bytes", 12, ("redis_memory_used_bytes", "used"), ("redis_memory_max_bytes", "at most")),
    ]);

    /// <summary>Bans, by Fail2Ban's exporter.</summary>
    public static readonly DashboardRow Bans = new("Bans",
    [
        new("Banned now", PanelKind.Numbers, "none", 12, ("sum(f2b_jail_banned_current)", "")) { Limits = (10, 50) },
        new("Failed attempts that count", PanelKind.Numbers, "none", 12, ("sum(f2b_jail_failed_current)", "")),
        new("Bans over time", PanelKind.Lines, "none", 24, ("f2b_jail_banned_current", "{{jail}}")),
    ]);
}
