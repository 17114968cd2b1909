using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using MediaStack.Catalog.Services;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Gluetun: the VPN tunnel in the network namespace that the download clients live in. Its firewall, which lets nothing out but through the
/// tunnel, and its own resolver are on by default; nothing here switches either off.
/// </summary>
internal static class GluetunService
{
    /// <summary>Id in the catalog, and its host name.</summary>
    public const string Id = "gluetun";

    /// <summary>Image, which the holder of its namespace runs, too.</summary>
    public const string Image = "qmcgaw/gluetun";

    /// <summary>Exact tag.</summary>
    public const string Tag = "v3.41.3";

    private const int ControlPort = 8000;
    private const string CustomConfiguration = "openvpn_custom.conf";
    private const string AuthFile = "gluetun-auth.toml";
    private const string StartScript = "/mediastack/start.sh";
    private const string PortScript = "/mediastack/listen-port.sh";
    private const string QbittorrentAccess = "gluetun-qbittorrent.wgetrc";

    // Priority of the rule with which Gluetun sends everything into a WireGuard tunnel (its internal/wireguard).
    private const int TunnelRule = 101;

    /// <summary>The tunnel's interface, of either type.</summary>
    public const string Interface = "tun0";

    /// <summary>Adds Gluetun when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddGluetun(this StackBuilder stack)
    {
        var gluetun = stack.AddService(Id, Image, Tag)?
            .WithHttpEndpoint(targetPort: ControlPort, name: "control")
            .WithEnvironment("VPN_SERVICE_PROVIDER", stack.Parameter("gluetun.provider"))
            .WithEnvironment("VPN_TYPE", stack.Parameter("gluetun.type"))
            .WithEnvironment("VPN_INTERFACE", Interface)
            // As by default, said here because clients depend on it: its resolver asks through the tunnel over TLS.
            .WithEnvironment("DNS_UPSTREAM_RESOLVER_TYPE", "DoT")
            // A question to its maker's pages that nobody reads the answer of.
            .WithEnvironment("VERSION_INFORMATION", "off")
            // Without a role of its own, the control server lets everyone stop the tunnel.
            .WithEnvironment("HTTP_CONTROL_SERVER_AUTH_CONFIG_FILEPATH", $"/run/secrets/{AuthFile}")
            .WithSecretFile(AuthFile, () => ControlRoles(stack.Value("gluetun.control-key")))
            .WithStateVolume("state", "/gluetun", EstateVolumeKind.Config)
            .WithConfigFile(StartScript, Start)
            .WithEntrypoint("/bin/sh")
            .WithArgs(StartScript)
            .WithHealthCommand("/gluetun-entrypoint", "healthcheck")
            // Its clients start when it is healthy: look often, and leave the tunnel the time that a slow server takes.
            .WithPolicy(policy => policy.Health = policy.Health! with { Interval = TimeSpan.FromSeconds(5), StartPeriod = TimeSpan.FromMinutes(1) })
            .AsRoot(
                "It sets up interfaces, routes and the firewall.",
                writableRootReason: "It rewrites /etc/resolv.conf and keeps credentials and state in /etc/openvpn and /tmp.",
                new CapabilityGrant("NET_ADMIN", "sets up the tunnel, its routes and the firewall"),
                new CapabilityGrant("CHOWN", "gives the files that it writes to the owner it is told"),
                new CapabilityGrant("DAC_OVERRIDE", "goes on writing to files that it has given away"),
                new CapabilityGrant("NET_RAW", "pings through the tunnel to see whether it works"))
            .WithPolicy(policy => policy.Devices.Add(new DeviceGrant("/dev/net/tun", "the tunnel's interface")))
            // The lists of malicious names that its resolver keeps in memory take most of it.
            .WithProcesses(64);
        return gluetun?.WithAccount(stack).WithPlaces(stack).WithHomeNetwork(stack);
    }

    // Gluetun takes its namespace for a new one, and this one outlives it. A rule of a Gluetun that was killed stops the next one (its
    // wiki, "Kubernetes": file exists); its accepted addresses would add up; and its resolver would ask itself for names of containers.
    private static string Start() => new ShellScript("Starts Gluetun in a namespace that another Gluetun may have left.")
        .Raw(VpnNamespaceService.CloseFirewall)
        .Raw($$"""
            for tables in iptables ip6tables; do
              close $tables
              program=$(variant $tables)
              [ -z "$program" ] || "$program" -F
            done
            for family in -4 -6; do
              while ip $family rule del priority {{TunnelRule}} 2>/dev/null; do :; done
            done
            echo 'nameserver 127.0.0.11' >/etc/resolv.conf
            exec /gluetun-entrypoint
            """)
        .ToString();

    /// <summary>What the chosen type of tunnel needs: secrets under the names where Gluetun looks for them, and nothing of the other type.</summary>
    private static IResourceBuilder<MediaServiceResource> WithAccount(this IResourceBuilder<MediaServiceResource> gluetun, StackBuilder stack)
    {
        if (stack.Value("gluetun.type") == VpnProviders.OpenVpn)
        {
            gluetun
                .WithOptionalSecret(stack, "openvpn_user", "gluetun.openvpn-user")
                .WithOptionalSecret(stack, "openvpn_password", "gluetun.openvpn-password");
            return stack.Value("gluetun.provider") == VpnProviders.Custom
                ? gluetun
                    .WithSecretFile(CustomConfiguration, () => Document(stack, "gluetun.openvpn-configuration"))
                    .WithEnvironment("OPENVPN_CUSTOM_CONFIG", $"/run/secrets/{CustomConfiguration}")
                : gluetun
                    .WithOptionalSecret(stack, "openvpn_clientcrt", "gluetun.openvpn-certificate")
                    .WithOptionalSecret(stack, "openvpn_clientkey", "gluetun.openvpn-key")
                    .WithOptionalSecret(stack, "openvpn_encrypted_key", "gluetun.openvpn-encrypted-key")
                    .WithOptionalSecret(stack, "openvpn_key_passphrase", "gluetun.openvpn-passphrase");
        }

        gluetun
            .WithOptionalSecret(stack, "wireguard_private_key", "gluetun.wireguard-private-key")
            .WithOptionalSecret(stack, "wireguard_preshared_key", "gluetun.wireguard-preshared-key")
            .WithOptionalSecret(stack, "wireguard_addresses", "gluetun.wireguard-addresses");
        // Of all other providers Gluetun knows the servers, and some refuse to be told one.
        return stack.Value("gluetun.provider") == VpnProviders.Custom
            ? gluetun
                .WithEnvironment("WIREGUARD_PUBLIC_KEY", stack.Parameter("gluetun.wireguard-public-key"))
                .WithEnvironment("WIREGUARD_ENDPOINT_IP", stack.Parameter("gluetun.wireguard-endpoint-ip"))
                .WithEnvironment("WIREGUARD_ENDPOINT_PORT", stack.Parameter("gluetun.wireguard-endpoint-port"))
            : gluetun;
    }

    private static IResourceBuilder<MediaServiceResource> WithOptionalSecret(
        this IResourceBuilder<MediaServiceResource> gluetun, StackBuilder stack, string file, string settingKey) =>
        string.IsNullOrEmpty(stack.Settings[settingKey]) || !Asks(stack, settingKey)
            ? gluetun
            : gluetun.WithSecretFile(file, () => ServiceCatalog.FindSetting(settingKey)!.Kind is SettingKind.Pem // Not null: a setting of Gluetun's own.
                ? Document(stack, settingKey)
                : stack.Value(settingKey));

    // A value that was kept from another provider is not for this one's eyes.
    private static bool Asks(StackBuilder stack, string settingKey) =>
        ServiceCatalog.FindSetting(settingKey)!.DependsOn.All(condition => condition.Holds(stack.Settings.Has, key => stack.Settings[key])); // Not null: see above.

    // A file has a line end at its end, and those of Unix.
    private static string Document(StackBuilder stack, string settingKey) => stack.Value(settingKey).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static IResourceBuilder<MediaServiceResource> WithPlaces(this IResourceBuilder<MediaServiceResource> gluetun, StackBuilder stack)
    {
        foreach (var place in Provider(stack).Places)
        {
            var (variable, key) = place switch
            {
                VpnPlace.Country => ("SERVER_COUNTRIES", "gluetun.countries"),
                VpnPlace.Region => ("SERVER_REGIONS", "gluetun.regions"),
                _ => ("SERVER_CITIES", "gluetun.cities"),
            };
            if (!string.IsNullOrEmpty(stack.Settings[key]))
            {
                gluetun.WithEnvironment(variable, stack.Parameter(key));
            }
        }

        return gluetun;
    }

    // The estate's own networks it finds by itself, on the interfaces of its namespace.
    private static IResourceBuilder<MediaServiceResource> WithHomeNetwork(this IResourceBuilder<MediaServiceResource> gluetun, StackBuilder stack) =>
        stack.Settings["gluetun.home-network"] is { Length: > 0 }
            ? gluetun.WithEnvironment("FIREWALL_OUTBOUND_SUBNETS", stack.Parameter("gluetun.home-network"))
            : gluetun;

    /// <summary>
    /// Hands the port at which the provider lets others in on to qBittorrent. Where Gluetun asks for it, Gluetun tells qBittorrent, and
    /// shows its API key from a file that only the one program reads; where the owner was given one, both have it from the start.
    /// </summary>
    public static IResourceBuilder<MediaServiceResource>? ForwardsPortTo(
        this IResourceBuilder<MediaServiceResource>? gluetun, StackBuilder stack, IResourceBuilder<MediaServiceResource>? qbittorrent)
    {
        if (gluetun is null || stack.Value("gluetun.port-forwarding") != "true")
        {
            return gluetun;
        }

        var provider = Provider(stack);
        if (provider.Ports == VpnPorts.Given)
        {
            var port = stack.Parameter("gluetun.forwarded-port");
            gluetun.WithEnvironment("FIREWALL_VPN_INPUT_PORTS", port);
            qbittorrent?.WithEnvironment(QbittorrentService.TorrentPort, port);
            return gluetun.HandsPortTo(qbittorrent);
        }

        gluetun.WithEnvironment("VPN_PORT_FORWARDING", "on");
        if (provider.Name is "private internet access" or "protonvpn")
        {
            // Only some of their servers can, and these two let Gluetun tell which.
            gluetun.WithEnvironment("PORT_FORWARD_ONLY", "on");
        }

        return qbittorrent is null
            ? gluetun
            : gluetun
                .WithConfigFile(PortScript, ListenPort)
                .WithSecretFile(QbittorrentAccess, () => $"header = Authorization: Bearer {stack.Value("qbittorrent.api-key")}\n")
                .WithEnvironment("VPN_PORT_FORWARDING_UP_COMMAND", $"/bin/sh {PortScript} {{{{PORT}}}} {{{{VPN_INTERFACE}}}}")
                .HandsPortTo(qbittorrent);
    }

    // Gluetun's wiki sets the loopback when the tunnel goes down, which qBittorrent would keep if no port ever came again. qBittorrent
    // starts after the tunnel, so the first tries find nobody there.
    private static string ListenPort() => new ShellScript("Tells qBittorrent where to listen: port, interface.")
        .Raw($$"""

            listen() { # interface
              wget --config=/run/secrets/{{QbittorrentAccess}} -nv -O /dev/null --retry-connrefused --tries=30 \
                --post-data "json={\"listen_port\":$port,\"current_network_interface\":\"$1\",\"random_port\":false,\"upnp\":false}" \
                http://127.0.0.1:{{QbittorrentService.Port}}/api/v2/app/setPreferences
            }

            port=$1
            # A socket that was bound to a tunnel which is gone comes back only after another interface was set.
            listen lo
            listen "$2"
            """)
        .ToString();

    // To look, not to touch: who holds the key learns the state, and cannot change it.
    private static string ControlRoles(string key) => Toml.Tables("roles",
        [
            ("name", Toml.Text("mediastack")),
            ("routes", Toml.List("GET /v1/vpn/status", "GET /v1/publicip/ip", "GET /v1/portforward", "GET /v1/dns/status")),
            ("auth", Toml.Text("apikey")),
            ("apikey", Toml.Text(key)),
        ]);

    private static VpnProvider Provider(StackBuilder stack) =>
        VpnProviders.Find(stack.Value("gluetun.provider"))
            ?? throw new InvalidOperationException($"The catalog has no VPN provider '{stack.Value("gluetun.provider")}'.");
}
