using System.Globalization;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>
/// ntfy: brings messages to the owner's phone. Nobody reads or writes without a log-in; users, rights and the senders' token come
/// with the release (docs.ntfy.sh, "Access control", from 2.14 on).
/// </summary>
internal static class NtfyService
{
    /// <summary>Id in the catalog, and its host name.</summary>
    public const string Id = "ntfy";

    /// <summary>Port of its page and API; the image's 80 needs a right that it does not get.</summary>
    public const int Port = 8080;

    /// <summary>Key of the setting with the senders' token.</summary>
    public const string Token = "ntfy.token";

    private const string Image = "binwiederhier/ntfy";
    private const string Tag = "v2.28.0";
    private const string File = "server.yml";
    private const string State = "/var/lib/ntfy";
    private const string Cache = "/var/cache/ntfy";
    private const string Sender = "mediastack";
    private const int MetricsPort = 9091;

    /// <summary>Adds ntfy when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddNtfy(this StackBuilder stack) =>
        stack.AddService(Id, Image, Tag)?
            .WithWebPage(stack, Port)
            .WithHttpEndpoint(targetPort: MetricsPort, name: Relations.MetricsEndpoint)
            .WithArgs("serve", "--config", $"/run/secrets/{File}")
            // It holds the token and the digest of the password.
            .WithSecretFile(File, () => Configuration(stack))
            .WithStateVolume("state", State, EstateVolumeKind.Config)
            .WithStateVolume("messages", Cache, EstateVolumeKind.Cache)
            .OnNetworks(StackNetwork.Apps, StackNetwork.Notifications, StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/v1/health")
            .AsStackUser(stack, tmpfs: "/tmp")
            .WithProcesses(64);

    private static string Configuration(StackBuilder stack)
    {
        var page = PageAddress.Of(stack, Id);
        var owner = stack.Value("ntfy.user");
        List<(string, YamlNode)> settings =
        [
            ("listen-http", $":{Port.ToString(CultureInfo.InvariantCulture)}"),
            ("metrics-listen-http", $":{MetricsPort.ToString(CultureInfo.InvariantCulture)}"),
            ("behind-proxy", Yaml.Flag(page?.Scheme == "https")),
            ("cache-file", $"{Cache}/cache.db"),
            // A phone may be off for a week-end.
            ("cache-duration", "72h"),
            ("auth-file", $"{State}/user.db"),
            ("auth-default-access", "deny-all"),
            ("auth-users", Yaml.List(
                $"{owner}:{stack.Value("ntfy.password-digest")}:admin",
                $"{Sender}:{stack.Value("ntfy.token-digest")}:user")),
            // Who sends cannot read what the others sent.
            ("auth-access", Yaml.List($"{Sender}:{NotificationChannel.Topic}:write-only")),
            ("auth-tokens", Yaml.List($"{Sender}:{stack.Value(Token)}:estate")),
            ("enable-login", Yaml.Flag(true)),
            ("enable-signup", Yaml.Flag(false)),
        ];
        if (page is not null)
        {
            settings.Add(("base-url", page.Url));
        }

        if (stack.Value("ntfy.wake-iphones") == "true")
        {
            settings.Add(("upstream-base-url", "https://ntfy.sh"));
        }

        return Yaml.Write(Yaml.Map(settings));
    }
}
