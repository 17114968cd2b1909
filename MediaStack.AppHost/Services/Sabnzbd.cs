using System.Globalization;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>SABnzbd: downloads from Usenet, in NZBGet's place.</summary>
internal static class SabnzbdService
{
    private const string Image = "lscr.io/linuxserver/sabnzbd";
    private const string Tag = "5.1.2";

    // Not its own 8080: that is qBittorrent's in the namespace that they may share.
    private const int Port = 8090;

    // The version of the file's layout, and what SABnzbd 5 reads without converting it (its config.py).
    private const string Layout = "19";

    // What may be opened from outside the local networks: nothing, or everything after a log-in (its cfg.py, inet_exposure).
    private const string NothingOutside = "0";
    private const string EverythingOutside = "4";

    /// <summary>Adds SABnzbd when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddSabnzbd(this StackBuilder stack) =>
        stack.AddService("sabnzbd", Image, Tag)?
            .WithWebPage(stack, Port)
            .AsLinuxServerImage(stack)
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithSeedFile("config", "sabnzbd.ini", () => Configuration(stack))
            .WithDataFolder(stack, "usenet")
            // Tells its version to everyone.
            .WithHealthUrl($"http://127.0.0.1:{Port}/api?mode=version")
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            // Each of up to 100 connections is a thread.
            .WithProcesses(256);

    private static string Configuration(StackBuilder stack)
    {
        var host = stack.Value("sabnzbd.server-host");
        var publicName = AccessLevels.PublicHost(stack.Settings, "sabnzbd");
        return ConfigObj.Write(
            [("__version__", Layout), ("__encoding__", "utf-8")],
            ConfigObj.Section("misc",
                ("host", "0.0.0.0"),
                ("port", Number(Port)),
                ("api_key", stack.Value("sabnzbd.api-key")),
                ("nzb_key", stack.Value("sabnzbd.nzb-key")),
                ("username", stack.Value("sabnzbd.user")),
                ("password", stack.Value("sabnzbd.password")),
                ("inet_exposure", publicName is null ? NothingOutside : EverythingOutside),
                // Calls by any other name are refused.
                ("host_whitelist", string.Join(", ", new[] { "sabnzbd", publicName }.OfType<string>()) + ","),
                ("download_dir", "/data/usenet/incomplete"),
                ("complete_dir", "/data/usenet/complete"),
                // Empty: files get the mode of the process's own mask, which the image sets to that of the stack.
                ("permissions", ""),
                // There is no screen, and a new version is a new image.
                ("auto_browser", "0"),
                ("check_new_rel", "0")),
            ConfigObj.Section("servers").With(host,
                ("name", host),
                ("displayname", host),
                ("host", host),
                ("port", stack.Value("sabnzbd.server-port")),
                ("ssl", stack.Value("sabnzbd.server-tls") == "true" ? "1" : "0"),
                ("username", stack.Value("sabnzbd.server-user")),
                ("password", stack.Value("sabnzbd.server-password")),
                ("connections", stack.Value("sabnzbd.server-connections")),
                ("enable", "1")),
            DownloadCategories.All.Select((category, index) => (category, index)).Aggregate(
                // 3: repair, unpack and delete what is left of it.
                ConfigObj.Section("categories").With("*", ("order", "0"), ("pp", "3"), ("script", "None"), ("dir", ""), ("priority", "0")),
                (section, each) => section.With(each.category, ("order", Number(each.index + 1)), ("dir", each.category))));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
