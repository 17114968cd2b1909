namespace MediaStack.Catalog.Services;

/// <summary>The VPN tunnel that download clients live behind.</summary>
internal static class Gluetun
{
    private const string Provider = "gluetun.provider";
    private const string Type = "gluetun.type";

    private static readonly SettingCondition s_openVpn = SettingCondition.Has(Type, VpnProviders.OpenVpn);
    private static readonly SettingCondition s_wireGuard = SettingCondition.Has(Type, VpnProviders.WireGuard);
    private static readonly SettingCondition s_custom = SettingCondition.Has(Provider, VpnProviders.Custom);

    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "gluetun",
        Title = "Gluetun",
        Category = ServiceCategory.Downloads,
        Summary = "Sends all traffic of the download clients through your VPN provider, and none when the tunnel is down.",
        Memory = new(128, 384),
        // It sets up routes and firewall, so it starts and stays root.
        RunsAs = new(0, 0),
        WhyNotDefault = "It needs an account with a VPN provider.",
        // Control server and health check (Gluetun's wiki); the download clients share its network namespace.
        FixedPorts = [new(8000, PortSpace.Vpn), new(9999, PortSpace.Vpn)],
        Settings =
        [
            new()
            {
                Key = Provider,
                Kind = SettingKind.Choice,
                Label = "VPN provider",
                Help = "The company whose VPN you pay for.",
                Required = true,
                Choices = [.. VpnProviders.All.Select(provider => new SettingChoice(provider.Name, provider.Label))],
            },
            new()
            {
                Key = Type,
                Kind = SettingKind.Choice,
                Label = "Kind of tunnel",
                Help = "WireGuard is faster and takes keys from your provider's pages; OpenVPN takes user name and password.",
                Default = VpnProviders.WireGuard,
                Choices = [new(VpnProviders.WireGuard, "WireGuard"), new(VpnProviders.OpenVpn, "OpenVPN")],
            },
            Asked("openvpn-user", SettingKind.Text, "OpenVPN user name",
                "The user name for OpenVPN, which many providers give apart from the one of their pages. "
                + "Proton VPN opens a port only to a name that ends with +pmp.", s_openVpn) with
            { Secret = true },
            Asked("openvpn-password", SettingKind.Secret, "OpenVPN password", "The password that belongs to that user name.", s_openVpn),
            Asked("wireguard-private-key", SettingKind.WireGuardKey, "WireGuard private key",
                "PrivateKey in the configuration that your provider makes for you: 44 characters, the last one an equals sign.",
                s_wireGuard) with
            { Secret = true },
            Asked("wireguard-addresses", SettingKind.InterfaceAddresses, "WireGuard addresses",
                "Address in that configuration, such as 10.64.0.2/32; several with commas between.", s_wireGuard),
            Asked("wireguard-preshared-key", SettingKind.WireGuardKey, "WireGuard preshared key",
                "PresharedKey in that configuration, if there is one: 44 characters, the last one an equals sign.", s_wireGuard) with
            { Secret = true },
            Asked("wireguard-public-key", SettingKind.WireGuardKey, "WireGuard public key of the server",
                "PublicKey in that configuration: 44 characters, the last one an equals sign.", s_wireGuard, s_custom),
            Asked("wireguard-endpoint-ip", SettingKind.Address, "Address of the server",
                "Endpoint in that configuration without the port; an IP address, because names are looked up through the tunnel.",
                s_wireGuard, s_custom),
            Asked("wireguard-endpoint-port", SettingKind.Port, "Port of the server",
                "The number after the colon of Endpoint in that configuration, mostly 51820.", s_wireGuard, s_custom) with
            { PortSpace = PortSpace.Remote },
            new()
            {
                Key = "gluetun.countries",
                Kind = SettingKind.Text,
                Label = "Countries",
                Help = "Where the tunnel ends, in English with commas between, such as Switzerland,Netherlands; everywhere if empty. "
                    + "Giganews, Private Internet Access, VyprVPN and Windscribe take regions, Perfect Privacy cities.",
                DependsOn = [SettingCondition.Has(Provider, VpnProviders.Named(provider => provider.Places != VpnPlaces.None))],
            },
            new()
            {
                Key = "gluetun.port-forwarding",
                Kind = SettingKind.Switch,
                Label = "Open a port to the tunnel",
                Help = "Lets others connect to your torrent client, which makes sharing work better; few providers can do it.",
                Default = "false",
            },
            MadeSettings.Token("gluetun.control-key", "Control key",
                "What may ask Gluetun for its state and its open port shows to it; made for you."),
        ],
    };

    /// <summary>A setting that those providers require who name it, with tunnels of the type that it is for.</summary>
    private static SettingDefinition Asked(string name, SettingKind kind, string label, string help, params SettingCondition[] when)
    {
        var key = $"gluetun.{name}";
        var requiring = VpnProviders.Named(provider => provider.OpenVpnKeys.Concat(provider.WireGuardKeys).Contains(key));
        return new()
        {
            Key = key,
            Kind = kind,
            Label = label,
            Help = help,
            DependsOn = when,
            RequiredWhen = [when[0], SettingCondition.Has(Provider, requiring)],
        };
    }
}
