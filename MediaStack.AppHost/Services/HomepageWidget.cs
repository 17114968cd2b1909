using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>Numbers of a service on the start page (gethomepage.dev, "Service Widgets").</summary>
/// <param name="ServiceId">Id of the service.</param>
/// <param name="Credentials">The widget's fields, and the settings that they come from.</param>
internal sealed record HomepageWidget(string ServiceId, params (string Field, string SettingKey)[] Credentials)
{
    /// <summary>Every widget whose credentials are settings. The keys of Jellyfin, Plex and
    /// Audiobookshelf are made when they are set up, so they have none here.</summary>
    public static readonly IReadOnlyList<HomepageWidget> All =
    [
        new("sonarr", ("key", "sonarr.api-key")),
        new("radarr", ("key", "radarr.api-key")),
        new("tautulli", ("key", "tautulli.api-key")),
        new("kavita", ("username", "kavita.user"), ("password", "kavita.password")),
        new("lidarr", ("key", "lidarr.api-key")),
        new("bookshelf", ("key", "bookshelf.api-key")) { Type = "readarr" },
        new("bazarr", ("key", "bazarr.api-key")),
        new("prowlarr", ("key", "prowlarr.api-key")),
        new("seerr", ("key", "seerr.api-key")),
        new("qbittorrent", ("key", "qbittorrent.api-key")) { Network = StackNetwork.Downloads },
        new("sabnzbd", ("key", "sabnzbd.api-key")) { Network = StackNetwork.Downloads },
        new("nzbget", ("username", "nzbget.user"), ("password", "nzbget.password")) { Network = StackNetwork.Downloads },
        new("gluetun", ("key", "gluetun.control-key")) { Network = StackNetwork.Downloads, Endpoint = "control", Version = 2 },
        new("grafana", ("username", "grafana.user"), ("password", "grafana.password")) { Network = StackNetwork.Monitoring, Version = 2 },
        new("prometheus") { Network = StackNetwork.Monitoring },
    ];

    /// <summary>Homepage's name of the widget; the service's own by default.</summary>
    public string Type { get => field ?? ServiceId; private init; }

    /// <summary>The network on which the service is reached.</summary>
    public StackNetwork Network { get; private init; } = StackNetwork.Apps;

    /// <summary>The endpoint that is asked.</summary>
    public string Endpoint { get; private init; } = WebAccess.Endpoint;

    /// <summary>Version of the service's API, where Homepage asks for it.</summary>
    public int? Version { get; private init; }
}
