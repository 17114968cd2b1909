using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>NZBGet: downloads from Usenet.</summary>
internal static class NzbgetService
{
    private const string Image = "lscr.io/linuxserver/nzbget";
    private const string Tag = "26.2";
    private const int Port = 6789;

    /// <summary>Adds NZBGet when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddNzbget(this StackBuilder stack) =>
        stack.AddService("nzbget", Image, Tag)?
            .WithWebPage(stack, Port)
            // The image would take name and password from the environment, and show them in the list of processes.
            .AsLinuxServerImage(stack)
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithSeedFile("config", "nzbget.conf", () => NzbgetConf.Write([.. NzbgetOptions.Common, .. Access(stack), .. Server(stack), .. Categories()]))
            .WithDataFolder(stack, "usenet")
            // To ask for the log-in is an answer too, and needs no password in the check.
            .WithHealthScript($"curl -s -o /dev/null --max-time 4 -w '%{{http_code}}' http://127.0.0.1:{Port}/ | grep -qE '^(200|401)$'")
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            // Repairing and unpacking keep large blocks in memory; each of up to 100 connections is a thread.
            .WithProcesses(256);

    private static IEnumerable<(string, string)> Access(StackBuilder stack) =>
    [
        ("ControlIP", "0.0.0.0"),
        ("ControlPort", $"{Port}"),
        ("ControlUsername", stack.Value("nzbget.user")),
        ("ControlPassword", stack.Value("nzbget.password")),
        // Addresses that need no log-in: none, as others share its namespace.
        ("AuthorizedIP", ""),
    ];

    private static IEnumerable<(string, string)> Server(StackBuilder stack)
    {
        return
        [
            ("Server1.Active", "yes"),
            ("Server1.Name", stack.Value("nzbget.server-host")),
            ("Server1.Level", "0"),
            ("Server1.Optional", "no"),
            ("Server1.Group", "0"),
            ("Server1.Host", stack.Value("nzbget.server-host")),
            ("Server1.Encryption", stack.Value("nzbget.server-tls") == "true" ? "yes" : "no"),
            ("Server1.Port", stack.Value("nzbget.server-port")),
            ("Server1.Username", stack.Value("nzbget.server-user")),
            ("Server1.Password", stack.Value("nzbget.server-password")),
            ("Server1.JoinGroup", "no"),
            ("Server1.Cipher", ""),
            ("Server1.Connections", stack.Value("nzbget.server-connections")),
            ("Server1.Retention", "0"),
            ("Server1.CertVerification", "strict"),
            ("Server1.IpVersion", "auto"),
            ("Server1.Notes", ""),
        ];
    }

    private static IEnumerable<(string, string)> Categories() =>
        DownloadCategories.All.SelectMany((category, index) => new[]
        {
            ($"Category{index + 1}.Name", category),
            // Empty: the folder of the category's name below DestDir.
            ($"Category{index + 1}.DestDir", ""),
            ($"Category{index + 1}.Unpack", "yes"),
            ($"Category{index + 1}.Extensions", ""),
            ($"Category{index + 1}.Aliases", ""),
        });
}
