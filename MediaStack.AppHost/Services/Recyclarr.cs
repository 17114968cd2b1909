using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Recyclarr: gives Sonarr and Radarr the quality profiles of the TRaSH guides, on a schedule.</summary>
internal static class RecyclarrService
{
    private const string Image = "ghcr.io/recyclarr/recyclarr";
    private const string Tag = "8.7.1";
    private const string Folder = "/config";

    // The one of the two that speaks for a manager, and what its files are called in the guides.
    private static readonly string[] s_managers = ["sonarr", "radarr"];

    /// <summary>Adds Recyclarr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddRecyclarr(this StackBuilder stack)
    {
        var recyclarr = stack.AddService("recyclarr", Image, Tag);
        if (recyclarr is null)
        {
            return null;
        }

        recyclarr
            .WithConfigFile($"{Folder}/recyclarr.yml", () => Configuration(stack, recyclarr.Resource))
            .WithEnvironment("CRON_SCHEDULE", stack.Parameter("recyclarr.schedule"))
            .WithEnvironment("RECYCLARR_CREATE_CONFIG", "false")
            .WithEnvironment("RECYCLARR_CONFIG_DIR", Folder)
            .WithEnvironment("RECYCLARR_DATA_DIR", "/cache")
            // Git, with which it fetches the guides, looks for its settings there.
            .WithEnvironment("HOME", "/tmp")
            // Which of the custom formats in the apps are its own.
            .WithStateVolume("state", Folder, EstateVolumeKind.Config)
            .WithStateVolume("cache", "/cache", EstateVolumeKind.Cache)
            .OnNetworks(StackNetwork.Apps)
            .WithPolicy(policy => policy.NoHealthReason = "It works once a day and answers nobody; its log tells how it went.")
            .AsStackUser(stack, "/tmp")
            .WithProcesses(64);
        foreach (var manager in s_managers.Where(manager => stack.Selected(manager) is not null))
        {
            recyclarr.WithSecretFile(KeyFile(manager), () => stack.Value($"{manager}.api-key"));
        }

        return recyclarr;
    }

    private static string Configuration(StackBuilder stack, MediaServiceResource recyclarr) =>
        Yaml.Write(Yaml.Map(recyclarr.Related(EstateEdgeKind.Quality).OfType<MediaServiceResource>()
            .Select(manager => (manager.Name, (YamlNode)Yaml.Map((RecyclarrProfiles.Instance, Manager(stack, manager)))))));

    private static YamlMappingNode Manager(StackBuilder stack, MediaServiceResource manager) => Yaml.Map(
    [
        ("base_url", $"http://{manager.GetEndpoint(WebAccess.Endpoint).InternalAddress()}"),
        ("api_key", Yaml.Tagged("!file", $"/run/secrets/{KeyFile(manager.Name)}")),
        // Of its own making; those of the owner stay.
        ("delete_old_custom_formats", Yaml.Flag(true)),
        ("quality_definition", Yaml.Map(("type", manager.Name == "radarr" ? "movie" : "series"))),
        .. stack.Value("recyclarr.naming") == "true" ? [("media_naming", Naming(stack, manager.Name))] : ((string, YamlNode)[])[],
        // Custom formats decide between two releases of one quality, a proper among them.
        ("media_management", Yaml.Map(("propers_and_repacks", "do_not_prefer"))),
        ("quality_profiles", Yaml.List(RecyclarrProfiles.Of(stack.Settings, manager.Name).Select(id => Yaml.Map(
            ("trash_id", id),
            ("reset_unmatched_scores", Yaml.Map(("enabled", Yaml.Flag(true)))))))),
    ]);

    private static YamlMappingNode Naming(StackBuilder stack, string manager)
    {
        var server = stack.Selected("jellyfin") is not null ? "jellyfin" : stack.Selected("plex") is not null ? "plex" : null;
        return manager == "radarr"
            ? Yaml.Map(
                ("folder", server is null ? "default" : $"{server}-tmdb"),
                ("movie", Yaml.Map(("rename", Yaml.Flag(true)), ("standard", server is null ? "standard" : $"{server}-tmdb"))))
            : Yaml.Map(
                ("series", server is null ? "default" : $"{server}-tvdb"),
                ("season", "default"),
                ("episodes", Yaml.Map(
                    ("rename", Yaml.Flag(true)), ("standard", "default"), ("daily", "default"), ("anime", "default"))));
    }

    private static string KeyFile(string manager) => $"{manager}-api-key";
}
