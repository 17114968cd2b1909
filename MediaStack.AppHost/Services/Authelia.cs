using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using MediaStack.Catalog.Settings;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Authelia: one sign-in with two factors for everything behind the reverse proxy.</summary>
internal static class AutheliaService
{
    /// <summary>Id in the catalog, and its host name.</summary>
    public const string Id = "authelia";

    private const string Image = "authelia/authelia";
    private const string Tag = "4.39.28";
    private const string ConfigurationPath = "/etc/authelia/configuration.yml";
    private const string UsersFile = "authelia-users.yml";
    
    /// <summary>Folder of its log in its container.</summary>
    public const string LogFolder = "/var/log/authelia";

    /// <summary>Name of its log.</summary>
    public const string LogFile = "authelia.log";

    /// <summary>Port of its log-in page and of the questions of reverse proxies.</summary>
    public const int Port = 9091;

    private const string PortalName = "auth";
    private const int MetricsPort = 9959;

    /// <summary>Adds Authelia when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddAuthelia(this StackBuilder stack)
    {
        var authelia = stack.AddService(Id, Image, Tag);
        return authelia?
            .WithHttpEndpoint(targetPort: Port, name: WebAccess.Endpoint)
            .WithHttpEndpoint(targetPort: MetricsPort, name: Relations.MetricsEndpoint)
            .WithEnvironment("X_AUTHELIA_CONFIG", ConfigurationPath)
            .WithConfigFile(ConfigurationPath, () => Configuration(stack, authelia.Resource))
            .WithSecretFile(UsersFile, () => Users(stack))
            .WithRedisPasswordFile(stack)
            .WithSecretVariable("AUTHELIA_SESSION_REDIS_PASSWORD_FILE", "redis-password")
            .WithSecret(stack, "AUTHELIA_SESSION_SECRET_FILE", "session-secret", "authelia.session-secret")
            .WithSecret(stack, "AUTHELIA_STORAGE_ENCRYPTION_KEY_FILE", "storage-key", "authelia.storage-key")
            .WithSecret(stack, "AUTHELIA_IDENTITY_VALIDATION_RESET_PASSWORD_JWT_SECRET_FILE", "jwt-secret", "authelia.jwt-secret")
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Edge, StackNetwork.Data, StackNetwork.Monitoring)
            // The image's own health script passes silently where it cannot write to its root, as here.
            .WithHealthCommand("wget", "-q", "-O", "/dev/null", $"http://127.0.0.1:{Port}/api/health")
            .AsFixedUser(tmpfs: "/tmp")
            // The log-in itself: the gateway serves it as it is.
            .WithPolicy(policy => policy.Access = AccessLevel.OwnLogin)
            .WithProxyRules(new ProxyRules { Name = PortalName })
            .WithPortForOwnProxy(stack, "authelia.port", Port)
            .WithProcesses(64);
    }

    private static IResourceBuilder<MediaServiceResource> WithSecret(
        this IResourceBuilder<MediaServiceResource> authelia, StackBuilder stack, string variable, string file, string settingKey) =>
        authelia
            .WithSecretFile(file, () => stack.Value(settingKey))
            .WithSecretVariable(variable, file);

    private static IResourceBuilder<MediaServiceResource> WithSecretVariable(
        this IResourceBuilder<MediaServiceResource> authelia, string variable, string file) =>
        authelia.WithEnvironment(variable, $"/run/secrets/{file}");

    private static string Configuration(StackBuilder stack, MediaServiceResource authelia)
    {
        var domain = stack.Value("domain");
        List<(string, YamlNode)> session =
        [
            ("cookies", Yaml.List(Yaml.Map(
                ("domain", domain),
                ("authelia_url", $"https://{PortalName}.{domain}{PublicDoors.PortSuffix(stack.Settings)}"),
                ("inactivity", "1 hour"),
                ("expiration", "12 hours"),
                ("remember_me", "1 month")))),
        ];
        if (authelia.Related(EstateEdgeKind.SessionStore).OfType<RedisResource>().SingleOrDefault() is { } redis)
        {
            session.Add(("redis", Yaml.Map(
                ("host", redis.Name),
                ("port", Yaml.Number(redis.PrimaryEndpoint.InternalPort())))));
        }

        return Yaml.Write(Yaml.Map(
            ("theme", "auto"),
            ("server", Yaml.Map(("address", $"tcp://:{Port}/"))),
            ("log", Yaml.Map([("level", "info"), ("format", "json"), .. LogFileOf(stack)])),
            ("telemetry", Yaml.Map(("metrics", Yaml.Map(
                ("enabled", Yaml.Flag(true)),
                ("address", $"tcp://:{MetricsPort}/metrics"))))),
            ("totp", Yaml.Map(("issuer", domain))),
            ("webauthn", Yaml.Map(("disable", Yaml.Flag(false)), ("display_name", "MediaStack"))),
            ("authentication_backend", Yaml.Map(
                // Users and their passwords are settings of the stack; the file is read-only to Authelia.
                ("password_reset", Yaml.Map(("disable", Yaml.Flag(true)))),
                ("password_change", Yaml.Map(("disable", Yaml.Flag(true)))),
                ("file", Yaml.Map(
                    ("path", $"/run/secrets/{UsersFile}"),
                    ("password", Yaml.Map(
                        ("algorithm", "pbkdf2"),
                        ("pbkdf2", Yaml.Map(
                            ("variant", "sha512"),
                            ("iterations", Yaml.Number(PasswordDigest.Iterations)))))))))),
            ("access_control", Yaml.Map(
                ("default_policy", "deny"),
                ("rules", Yaml.List([.. ServiceRules(stack, domain), Rule($"*.{domain}", stack.Value("authelia.policy"))])))),
            ("session", Yaml.Map([.. session])),
            ("regulation", Yaml.Map(
                ("modes", Yaml.List("ip")),
                ("max_retries", Yaml.Number(3)),
                ("find_time", "2 minutes"),
                ("ban_time", "10 minutes"))),
            ("storage", Yaml.Map(("local", Yaml.Map(("path", "/config/db.sqlite3"))))),
            ("notifier", Yaml.Map(("filesystem", Yaml.Map(("filename", "/config/notification.txt")))))));
    }

    // Its folder is there for Fail2Ban only; the engine's own log gets the lines as well.
    private static IEnumerable<(string, YamlNode)> LogFileOf(StackBuilder stack) => stack.Settings.Has(Fail2BanService.Id)
        ? [("file_path", $"{LogFolder}/{LogFile}"), ("keep_stdout", Yaml.Flag(true))]
        : [];

    /// <summary>A rule for each service behind the log-in, by its own level; what else the owner puts there falls to the last rule.</summary>
    private static IEnumerable<YamlNode> ServiceRules(StackBuilder stack, string domain) =>
        stack.Application.Resources.OfType<MediaServiceResource>()
            .Where(service => service.Policy().Access is AccessLevel.OneFactor or AccessLevel.TwoFactor)
            .Select(service => Rule($"{service.Name}.{domain}", AccessLevels.NameOf(service.Policy().Access)));

    private static YamlMappingNode Rule(string domain, string level) => Yaml.Map(
        ("domain", domain),
        ("subject", "group:admins"),
        ("policy", level.Replace('-', '_')));

    private static string Users(StackBuilder stack) => Yaml.Write(Yaml.Map(
        ("users", Yaml.Map(
            (stack.Value("authelia.user"), Yaml.Map(
                ("disabled", Yaml.Flag(false)),
                ("displayname", stack.Value("authelia.display-name")),
                ("password", stack.Value("authelia.password-digest")),
                ("email", stack.Value("authelia.email")),
                ("groups", Yaml.List("admins"))))))));
}
