using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Services;

/// <summary>
/// How failed log-ins show in the log of one service. The forms of the lines are those of the programs' own sources. In each expression
/// the address comes before anything that a client may choose, or behind something that the program never writes unescaped: nobody can
/// have somebody else kept out by a name that looks like the end of a line.
/// </summary>
/// <param name="ServiceId">Id in the catalog.</param>
/// <param name="Filter">Name of the filter; services of one code base share it.</param>
/// <param name="Folder">Folder of its logs in its container; nothing else is kept there.</param>
/// <param name="File">Name of the log, or a pattern where a day has a file of its own.</param>
internal sealed record Fail2BanJail(string ServiceId, string Filter, string Folder, string File)
{
    /// <summary>Every service whose failed log-ins are counted.</summary>
    public static IReadOnlyList<Fail2BanJail> All { get; } =
    [
        new(NginxProxyManagerService.Id, "proxy", "/data/logs", ProxySnippets.AccessLog),
        new(AutheliaService.Id, "authelia", AutheliaService.LogFolder, AutheliaService.LogFile),
        Servarr("prowlarr"),
        Servarr("sonarr"),
        Servarr("radarr"),
        Servarr("lidarr"),
        new("jellyfin", "jellyfin", "/config/log", "log_*.log"),
        new("qbittorrent", "qbittorrent", "/config/qBittorrent/logs", "qbittorrent.log"),
        new("seerr", "seerr", "/app/config/logs", "seerr-*.log"),
    ];

    /// <summary>Whether a day has a log of its own: Fail2Ban looks for files only when a jail starts.</summary>
    public bool IsDaily => File.Contains('*', StringComparison.Ordinal);

    /// <summary>
    /// An empty file that is there before Fail2Ban starts: a jail without any log does not start, and stops all others. Of a pattern
    /// one that no day has.
    /// </summary>
    public string FirstFile => File.Replace("*", "00000000", StringComparison.Ordinal);

    /// <summary>The filter of that name as Fail2Ban reads it.</summary>
    public static string Definition(string filter)
    {
        var (expression, date) = filter switch
        {
            // Nginx Proxy Manager's log format "proxy". What is sent (POST) and refused is a log-in that failed; an app's page that asks with
            // an old session is not. Without an answer of an app (-) it was the proxy itself who asked for a password.
            "proxy" => (
                """
                ^\s*\S+ [-0-9, :]+ (?:401|403) - POST \S+ \S+ "[^"]*" \[Client <ADDR>\]
                ^\s*\S+ - 401 - \S+ \S+ \S+ "[^"]*" \[Client <ADDR>\]
                """,
                @"^\[%d/%b/%Y:%H:%M:%S %z\]"),
            "authelia" => (
                """^\{.*"msg":"Unsuccessful (?:1FA|TOTP|Duo|WebAuthn|Passkey) authentication attempt by user .*"remote_ip":"<ADDR>".*\}$""",
                @"""time"":""%Y-%m-%dT%H:%M:%S%z"""),
            "servarr" => (@"^[^|]*\|Warn\|Auth\|Auth-Failure ip (?:::ffff:)?<ADDR> username", "^%Y-%m-%d %H:%M:%S"),
            "jellyfin" => (
                """^\s*\[[A-Z]+\] \[\d+\] \S+: Authentication request for .* has been denied \(IP: "?(?:::ffff:)?<ADDR>"?\)\.$""",
                @"^\[%Y-%m-%d %H:%M:%S\.%f %z\]"),
            "qbittorrent" => (
                @"^\(W\)  ?- WebAPI login failure\. Reason: (?:IP has been banned|[^,]*, attempt count: \d+), IP: (?:::ffff:)?<ADDR>, username:",
                "%Y-%m-%dT%H:%M:%S"),
            "seerr" => (
                """^\s*\[warn\]\[(?:API|Auth)\]: Failed (?:sign-in|login) attempt.*"ip":"(?:::ffff:)?<ADDR>".*\}$""",
                @"^%Y-%m-%dT%H:%M:%S\.%fZ"),
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "A filter without a definition."),
        };
        return Fail2BanConf.Write(("Definition", [("failregex", expression), ("ignoreregex", ""), ("datepattern", date)]));
    }

    private static Fail2BanJail Servarr(string id) => new(id, "servarr", "/config/logs", $"{id}.txt");
}
