using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Monitoring;

/// <summary>What the dashboard "Library" shows: one row for each app that is measured.</summary>
internal static class LibraryDashboard
{
    /// <summary>The rows by the app that they are about.</summary>
    public static readonly IReadOnlyDictionary<string, DashboardRow> Rows = new Dictionary<string, DashboardRow>(StringComparer.Ordinal)
    {
        ["sonarr"] = new("Series",
        [
            Number("Series", "sonarr_series_total"),
            Number("Episodes", "sonarr_episode_total"),
            Number("Missing episodes", "sonarr_episode_missing_total"),
            new("On disk", PanelKind.Numbers, "bytes", 6, ("sonarr_series_filesize_bytes", "")),
            Over("Episodes over time", ("sonarr_episode_downloaded_total", "there"), ("sonarr_episode_missing_total", "missing")),
            Trouble("sonarr", "source"),
        ]),
        ["radarr"] = new("Films",
        [
            Number("Films", "radarr_movie_total"),
            Number("There", "radarr_movie_downloaded_total"),
            Number("Missing", "radarr_movie_missing_total"),
            new("On disk", PanelKind.Numbers, "bytes", 6, ("radarr_movie_filesize_total", "")),
            Over("Films over time", ("radarr_movie_downloaded_total", "there"), ("radarr_movie_missing_total", "missing")),
            Trouble("radarr", "source"),
        ]),
        ["lidarr"] = new("Music",
        [
            Number("Artists", "lidarr_artists_total"),
            Number("Albums", "lidarr_albums_total"),
            Number("Missing albums", "lidarr_albums_missing_total"),
            new("On disk", PanelKind.Numbers, "bytes", 6, ("lidarr_artists_filesize_bytes", "")),
            Over("Songs over time", ("lidarr_songs_total", "known"), ("lidarr_songs_downloaded_total", "there")),
            Trouble("lidarr", "source"),
        ]),
        ["bazarr"] = new("Subtitles",
        [
            Number("There", "bazarr_subtitles_downloaded_total"),
            Number("Missing", "bazarr_subtitles_missing_total"),
            Over("Over time", ("bazarr_subtitles_downloaded_total", "there"), ("bazarr_subtitles_missing_total", "missing")),
            Trouble("bazarr", "object"),
        ]),
        ["prowlarr"] = new("Indexers",
        [
            Number("Indexers", "prowlarr_indexer_total"),
            Number("Switched on", "prowlarr_indexer_enabled_total"),
            new("Time to answer", PanelKind.Bars, "ms", 12, ("prowlarr_indexer_average_response_time_ms", "{{indexer}}")),
            new("Questions that failed within a day", PanelKind.Bars, "none", 12, ("delta(prowlarr_indexer_failed_queries_total[1d])", "{{indexer}}")) { Limits = (10, 100) },
            Trouble("prowlarr", "source"),
        ]),
    };

    private static DashboardPanel Number(string title, string metric) => new(title, PanelKind.Numbers, "none", 6, (metric, ""));

    private static DashboardPanel Over(string title, params (string, string)[] queries) => new(title, PanelKind.Lines, "none", 12, queries);

    private static DashboardPanel Trouble(string app, string label) =>
        new("Troubles that it reports", PanelKind.Lines, "none", 12, ($"sum by ({label}) ({app}_system_health_issues)", $"{{{{{label}}}}}"));
}
