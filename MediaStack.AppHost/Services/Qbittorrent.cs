using System.Globalization;
using System.Text.Json.Nodes;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>qBittorrent: downloads torrents, bound to the VPN's interface inside the VPN container's namespace.</summary>
internal static class QbittorrentService
{
    private const string Image = "lscr.io/linuxserver/qbittorrent";
    private const string Tag = "5.2.3";
    private const string Folder = "/data/torrents";

    // Addresses that Docker gives to its networks by default, in the order in which it takes them; the reverse proxy has one of them.
    private const string DockerNetworks = "172.16.0.0/12;192.168.0.0/16";

    /// <summary>Port of its page and API; in the namespace that it shares it must stay free of others.</summary>
    public const int Port = 8080;

    /// <summary>Variable from which the image takes the port where others reach it, at every start.</summary>
    public const string TorrentPort = "TORRENTING_PORT";

    /// <summary>Adds qBittorrent when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddQbittorrent(this StackBuilder stack) =>
        stack.AddService("qbittorrent", Image, Tag)?
            .WithWebPage(stack, Port)
            .AsLinuxServerImage(stack)
            .WithEnvironment("WEBUI_PORT", Port.ToString(CultureInfo.InvariantCulture))
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithSeedFile("config", "qBittorrent/qBittorrent.conf", () => Configuration(stack))
            .WithSeedFile("config", "qBittorrent/categories.json", Categories)
            .WithDataFolder(stack, "torrents")
            .WithHealthUrl($"http://127.0.0.1:{Port}/")
            // At the end it saves the state of every torrent.
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromMinutes(1))
            .WithProcesses(128);

    private static string Configuration(StackBuilder stack) => QtIni.Write(
        ("LegalNotice", [("Accepted", QtIni.Flag(true))]),
        ("BitTorrent",
        [
            ("Session/DefaultSavePath", QtIni.Text(Folder)),
            // Categories give each torrent its folder, so that links into the library stay on one file system.
            ("Session/DisableAutoTMMByDefault", QtIni.Flag(false)),
            ("Session/TempPathEnabled", QtIni.Flag(false)),
            // Without the tunnel there is no such interface, and so no traffic, whatever the firewall does.
            ("Session/Interface", QtIni.Text(GluetunService.Interface)),
            ("Session/InterfaceName", QtIni.Text(GluetunService.Interface)),
        ]),
        // The tunnel's other end is no router of the owner's.
        ("Network", [("PortForwardingEnabled", QtIni.Flag(false))]),
        ("Preferences",
        [
            ("WebUI/Username", QtIni.Text(stack.Value("qbittorrent.user"))),
            ("WebUI/Password_PBKDF2", QtIni.Typed(stack.Value("qbittorrent.password-digest"))),
            ("WebUI/APIKey", QtIni.Text(stack.Value("qbittorrent.api-key"))),
            // What else runs in the namespace logs in like everyone.
            ("WebUI/LocalHostAuth", QtIni.Flag(true)),
            ("WebUI/CSRFProtection", QtIni.Flag(true)),
            // The check refuses every name with another port than its own, and so the owner's choice of a port.
            ("WebUI/HostHeaderValidation", QtIni.Flag(false)),
            // Without it, five wrong passwords of one person lock out everybody who comes through the proxy.
            ("WebUI/ReverseProxySupportEnabled", QtIni.Flag(true)),
            ("WebUI/TrustedReverseProxiesList", QtIni.Text(DockerNetworks)),
        ]));

    // The save path is relative to the default folder.
    private static string Categories() =>
        Json.Write(Json.Map(DownloadCategories.All.Select(category => (category, (JsonNode?)Json.Map(("save_path", category))))));
}
