namespace MediaStack.Catalog.Services;

/// <summary>The VPN tunnel that download clients live behind.</summary>
internal static class Gluetun
{
    private const string Provider = "gluetun.provider";
    private const string Type = "gluetun.type";

    private const string PortForwarding = "gluetun.port-forwarding";

    private static readonly SettingCondition s_openVpn = SettingCondition.Has(Type, VpnProviders.OpenVpn);
    private static readonly SettingCondition s_wireGuard = SettingCondition.Has(Type, VpnProviders.WireGuard);

    private static readonly SettingCondition[] s_givenPort =
    [
        SettingCondition.Has(PortForwarding, "true"),
        SettingCondition.Has(Provider, VpnProviders.Named(provider => provider.Ports == VpnPorts.Given)),
    ];

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
                + "Proton VPN opens a port only to a name that ends with +pmp.", s_openVpn, VpnProviders.Custom) with
            { Secret = true },
            Asked("openvpn-password", SettingKind.Secret, "OpenVPN password", "The password that belongs to that user name.", s_openVpn,
                VpnProviders.Custom, "ivpn"),
            Asked("openvpn-certificate", SettingKind.Pem, "OpenVPN client certificate",
                "What stands between <cert> and </cert> in your provider's OpenVPN file, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
                s_openVpn) with
            { Secret = true },
            Asked("openvpn-key", SettingKind.Pem, "OpenVPN client key",
                "What stands between <key> and </key> in that file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----.", s_openVpn) with
            { Secret = true },
            Asked("openvpn-encrypted-key", SettingKind.Pem, "OpenVPN encrypted key",
                "The key file of VPN Secure, from -----BEGIN ENCRYPTED PRIVATE KEY----- to -----END ENCRYPTED PRIVATE KEY-----.", s_openVpn) with
            { Secret = true },
            Asked("openvpn-passphrase", SettingKind.Secret, "OpenVPN key passphrase", "What that key is encrypted with: with VPN Secure, your account's password.",
                s_openVpn),
            Asked("openvpn-configuration", SettingKind.OpenVpnConfiguration, "OpenVPN file",
                "The whole content of the .ovpn file that your provider made for you, with certificates and keys in it.", s_openVpn) with
            { Secret = true },
            Asked("wireguard-private-key", SettingKind.WireGuardKey, "WireGuard private key",
                "PrivateKey in the configuration that your provider makes for you: 44 characters, the last one an equals sign.",
                s_wireGuard) with
            { Secret = true },
            Asked("wireguard-addresses", SettingKind.InterfaceAddresses, "WireGuard addresses",
                "Address in that configuration, such as 10.64.0.2/32; several with commas between.", s_wireGuard,
                "nordvpn", "protonvpn"),
            Asked("wireguard-preshared-key", SettingKind.WireGuardKey, "WireGuard preshared key",
                "PresharedKey in that configuration, if there is one: 44 characters, the last one an equals sign.", s_wireGuard, VpnProviders.Custom) with
            { Secret = true },
            Asked("wireguard-public-key", SettingKind.WireGuardKey, "WireGuard public key of the server",
                "PublicKey in that configuration: 44 characters, the last one an equals sign.", s_wireGuard),
            Asked("wireguard-endpoint-ip", SettingKind.Address, "Address of the server",
                "Endpoint in that configuration without the port; an IP address, because names are looked up through the tunnel.",
                s_wireGuard),
            Asked("wireguard-endpoint-port", SettingKind.Port, "Port of the server",
                "The number after the colon of Endpoint in that configuration, mostly 51820.", s_wireGuard) with
            { PortSpace = PortSpace.Remote },
            Place("countries", "Countries", "Countries in which the tunnel ends", "Switzerland,Netherlands", VpnPlace.Country),
            Place("regions", "Regions", "Regions in which the tunnel ends, as your provider calls them", "DE Frankfurt,Netherlands", VpnPlace.Region),
            Place("cities", "Cities", "Cities in which the tunnel ends", "Zurich,Amsterdam", VpnPlace.City),
            new()
            {
                Key = PortForwarding,
                Kind = SettingKind.Switch,
                Label = "Open a port to the tunnel",
                Help = "Lets others connect to your torrent client, which makes sharing work better; few providers can do it.",
                Default = "false",
            },
            new()
            {
                Key = "gluetun.forwarded-port",
                Kind = SettingKind.Port,
                Label = "Port that your provider gave you",
                Help = "The port that you have opened on your provider's pages.",
                PortSpace = PortSpace.Remote,
                DependsOn = s_givenPort,
                RequiredWhen = s_givenPort,
            },
            new()
            {
                Key = "gluetun.home-network",
                Kind = SettingKind.Cidr,
                Label = "Home network that downloads may reach",
                Help = "A network at home with a computer that download clients must reach beside the tunnel, such as 192.168.1.0/24; mostly none.",
            },
            MadeSettings.Token("gluetun.control-key", "Control key",
                "What may ask Gluetun for its state and its open port shows to it; made for you."),
        ],
    };

    /// <summary>By what servers are chosen, with the providers that know it.</summary>
    private static SettingDefinition Place(string name, string label, string what, string example, VpnPlace place) => new()
    {
        Key = $"gluetun.{name}",
        Kind = SettingKind.Text,
        Label = label,
        Help = $"{what}, in English with commas between, such as {example}; everywhere if empty.",
        DependsOn = [SettingCondition.Has(Provider, VpnProviders.Named(provider => provider.Places.Contains(place)))],
    };

    /// <summary>A setting that those providers require who name it, with tunnels of the type that it is for.</summary>
    /// <param name="name">What it is called beside the service's id.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="label">Its label.</param>
    /// <param name="help">Its help.</param>
    /// <param name="type">The type of tunnel.</param>
    /// <param name="taking">Providers that take it without requiring it.</param>
    private static SettingDefinition Asked(
        string name, SettingKind kind, string label, string help, SettingCondition type, params string[] taking)
    {
        var key = $"gluetun.{name}";
        var requiring = VpnProviders.Named(provider => provider.OpenVpnKeys.Concat(provider.WireGuardKeys).Contains(key));
        return new()
        {
            Key = key,
            Kind = kind,
            Label = label,
            Help = help,
            DependsOn = [type, SettingCondition.Has(Provider, [.. requiring, .. taking])],
            RequiredWhen = [type, SettingCondition.Has(Provider, requiring)],
        };
    }
}
