using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Fail2Ban: keeps out for a while who fails to log in again and again.</summary>
internal static class Fail2BanService
{
    /// <summary>Id in the catalog.</summary>
    public const string Id = "fail2ban";

    private const string Image = "lscr.io/linuxserver/fail2ban";
    private const string Tag = "1.1.0-r2-ls40";
    private const string Folder = "/config/fail2ban";
    private const string LogsFolder = "/remotelogs";
    private const string LogVolume = "logs";
    private const string Prefix = "mediastack-";

    // The chain of the host's packet filter that Docker asks before it forwards to a container; published ports never see INPUT.
    private const string Chain = "DOCKER-USER";

    // Home networks, those of Docker (the reverse proxy has an address there), Tailscale's, and the host itself.
    private const string NeverBanned = "127.0.0.0/8 ::1 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7 fe80::/10";

    /// <summary>Adds Fail2Ban when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddFail2Ban(this StackBuilder stack)
    {
        var fail2ban = stack.AddService(Id, Image, Tag);
        return fail2ban?
            .WithConfigFile($"{Folder}/jail.d/mediastack.local", () => Jails(stack, fail2ban.Resource))
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            // Pointless without the host's network: it is the host's packet filter that lets nobody in.
            .AsRoot(
                "It changes the host's packet filter.",
                "Its start script puts its configuration into the image.",
                new CapabilityGrant("NET_ADMIN", "adds rules to the host's packet filter, and takes them back"),
                new CapabilityGrant("NET_RAW", "lets iptables load the packet filter's tables"),
                new CapabilityGrant("DAC_OVERRIDE", "reads the logs, which belong to the users of other services"),
                new CapabilityGrant("CHOWN", "gives its config folder to the image's user"),
                new CapabilityGrant("FOWNER", "sets modes in its config folder"),
                new CapabilityGrant("SETUID", "starts the image's own services as their users"),
                new CapabilityGrant("SETGID", "starts the image's own services as their users"))
            .WithPolicy(policy => policy.HostNetworkReason = "The packet filter that it changes is the host's.")
            .WithProcesses(64);
    }

    /// <summary>Lets it count the failed log-ins of services. Each keeps its logs in a volume of their own, which it reads.</summary>
    public static IResourceBuilder<MediaServiceResource>? Watches(
        this IResourceBuilder<MediaServiceResource>? fail2ban, params IEnumerable<IResourceBuilder<MediaServiceResource>?> services)
    {
        if (fail2ban is null)
        {
            return null;
        }

        foreach (var service in services.OfType<IResourceBuilder<MediaServiceResource>>())
        {
            var jail = Fail2BanJail.All.Single(jail => jail.ServiceId == service.Resource.Name);
            var volume = new ServiceVolume($"{jail.ServiceId}-{LogVolume}", jail.Folder, EstateVolumeKind.Cache);
            service.WithStateVolume(LogVolume, jail.Folder, EstateVolumeKind.Cache)
                .WithPolicy(policy => policy.EmptyFiles.Add(new EmptyFile(volume.Name, jail.FirstFile)));
            fail2ban.WithVolumeOfAnother(volume, $"{LogsFolder}/{jail.ServiceId}").WatchesLogOf(service);
        }

        var jails = Watched(fail2ban.Resource).ToList();
        foreach (var filter in jails.Select(jail => jail.Filter).Distinct())
        {
            fail2ban.WithConfigFile($"{Folder}/filter.d/{Prefix}{filter}.conf", () => Fail2BanJail.Definition(filter));
        }

        // A jail that did not start would guard nothing, and nobody would see it.
        fail2ban.WithHealthScript($"fail2ban-client status | grep -q 'Number of jail:[[:space:]]*{jails.Count}$'").WithSlowStart(TimeSpan.FromMinutes(1));
        var daily = jails.Where(jail => jail.IsDaily).Select(jail => Prefix + jail.ServiceId).ToList();
        if (daily.Count > 0)
        {
            // Looks for the logs of a new day; bans stay.
            fail2ban.WithPolicy(policy => policy.Command =
                ["/bin/sh", "-c", ComposeText.Literal($"while sleep 600; do for jail in {string.Join(' ', daily)}; do fail2ban-client reload \"$jail\"; done; done")]);
        }

        return fail2ban;
    }

    private static IEnumerable<Fail2BanJail> Watched(MediaServiceResource fail2ban)
    {
        var watched = fail2ban.Related(EstateEdgeKind.WatchesLog).Select(service => service.Name).ToHashSet(StringComparer.Ordinal);
        return Fail2BanJail.All.Where(jail => watched.Contains(jail.ServiceId));
    }

    private static string Jails(StackBuilder stack, MediaServiceResource fail2ban) => Fail2BanConf.Write(
    [
        ("DEFAULT",
        [
            ("ignoreip", NeverBanned),
            ("bantime", stack.Value("fail2ban.ban-time")),
            ("bantime.increment", "true"),
            ("bantime.maxtime", "1w"),
            ("findtime", stack.Value("fail2ban.find-time")),
            ("maxretry", stack.Value("fail2ban.failures")),
            // Notifications of the kernel do not cross from one container to the other on every file system.
            ("backend", "polling"),
            // A name in a log is not looked up: who answers for it would choose who is kept out.
            ("usedns", "no"),
        ]),
        .. Watched(fail2ban).Select(jail => (Prefix + jail.ServiceId, new[]
        {
            ("enabled", "true"),
            ("filter", Prefix + jail.Filter),
            ("logpath", $"{LogsFolder}/{jail.ServiceId}/{jail.File}"),
            // On all ports: behind the published one a container has another.
            ("action", $"iptables-allports[name={jail.ServiceId}, chain={Chain}]"),
        })),
    ]);
}
