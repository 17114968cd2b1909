using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Services;

/// <summary>Quality profiles of the TRaSH guides (TRaSH-Guides/Guides, docs/json/*/quality-profiles), by the names of their files there.</summary>
internal static class RecyclarrProfiles
{
    /// <summary>What the one instance of each manager is called in Recyclarr's file.</summary>
    public const string Instance = "main";

    /// <summary>The name of the profile for anime.</summary>
    public const string Anime = "anime-remux-1080p";

    /// <summary>Manager, name of the profile's file, <c>trash_id</c>.</summary>
    public static readonly IReadOnlyList<(string Manager, string Name, string Id)> All =
    [
        ("radarr", "hd-bluray-web", "d1d67249d3890e49bc12e275d989a7e9"),
        ("radarr", "uhd-bluray-web", "64fb5f9858489bdac2af690e27c8f42f"),
        ("radarr", "remux-web-1080p", "9ca12ea80aa55ef916e3751f4b874151"),
        ("radarr", "remux-web-2160p", "fd161a61e3ab826d3a22d53f935696dd"),
        ("radarr", Anime, "722b624f9af1e492284c4bc842153a38"),
        ("sonarr", "web-1080p", "72dae194fc92bf828f32cde7744e51a1"),
        ("sonarr", "web-2160p", "d1498e7d189fbe6c7110ceaabb7473e6"),
        ("sonarr", "remux-web-1080p", "fe9470e577c300a5ad9a3274f6d1cdf2"),
        ("sonarr", "remux-web-2160p", "76a5053bdb2d1e4a8f16a69a37d46c12"),
        ("sonarr", Anime, "20e0fc959f1f1704bed501f23bdae76f"),
    ];

    /// <summary>The <c>trash_id</c>s of the profiles that the owner chose for a manager.</summary>
    public static IEnumerable<string> Of(StackSettings settings, string manager)
    {
        var chosen = settings[manager == "radarr" ? "recyclarr.films" : "recyclarr.series"];
        var names = settings["recyclarr.anime"] == "true" ? new[] { chosen, Anime } : [chosen];
        return names.Select(name => All.Single(profile => profile.Manager == manager && profile.Name == name).Id);
    }
}
