using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;
using MediaStack.Catalog.Services;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Gluetun: the VPN tunnel in the network namespace that the download clients live in. Its firewall, which lets nothing out but through the
/// tunnel, and its own resolver, which asks through the tunnel over TLS, are on by default; nothing here touches either.
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
        return gluetun?.WithAccount(stack).WithPlace(stack).WithForwardedPort(stack);
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
            return gluetun
                .WithOptionalSecret(stack, "openvpn_user", "gluetun.openvpn-user")
                .WithOptionalSecret(stack, "openvpn_password", "gluetun.openvpn-password");
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
        string.IsNullOrEmpty(stack.Settings[settingKey]) ? gluetun : gluetun.WithSecretFile(file, () => stack.Value(settingKey));

    private static IResourceBuilder<MediaServiceResource> WithPlace(this IResourceBuilder<MediaServiceResource> gluetun, StackBuilder stack)
    {
        const string countries = "gluetun.countries";
        var variable = Provider(stack).Places switch
        {
            VpnPlaces.Countries => "SERVER_COUNTRIES",
            VpnPlaces.Regions => "SERVER_REGIONS",
            VpnPlaces.Cities => "SERVER_CITIES",
            _ => null,
        };
        return variable is null || string.IsNullOrEmpty(stack.Settings[countries])
            ? gluetun
            : gluetun.WithEnvironment(variable, stack.Parameter(countries));
    }

    /// <summary>
    /// Asks the provider for a port and hands it on to qBittorrent. Gluetun shows qBittorrent its API key, from a file that only the
    /// one program reads, so that nothing in the namespace gets in without.
    /// </summary>
    private static IResourceBuilder<MediaServiceResource> WithForwardedPort(this IResourceBuilder<MediaServiceResource> gluetun, StackBuilder stack)
    {
        if (stack.Value("gluetun.port-forwarding") != "true")
        {
            return gluetun;
        }

        gluetun.WithEnvironment("VPN_PORT_FORWARDING", "on");
        if (Provider(stack).Name is "private internet access" or "protonvpn")
        {
            // Only some of their servers can, and these two let Gluetun tell which.
            gluetun.WithEnvironment("PORT_FORWARD_ONLY", "on");
        }

        if (stack.Selected("qbittorrent") is null)
        {
            return gluetun;
        }

        return gluetun
            .WithConfigFile(PortScript, ListenPort)
            .WithSecretFile(QbittorrentAccess, () => $"header = Authorization: Bearer {stack.Value("qbittorrent.api-key")}\n")
            .WithEnvironment("VPN_PORT_FORWARDING_UP_COMMAND", $"/bin/sh {PortScript} {{{{PORT}}}} {{{{VPN_INTERFACE}}}}");
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
