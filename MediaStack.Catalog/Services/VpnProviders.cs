namespace MediaStack.Catalog.Services;

/// <summary>
/// The VPN providers that Gluetun v3.41 knows, by its own names, and what each asks for (its provider settings and the
/// wiki's provider pages). Left out is what takes a client certificate or a configuration file of one's own: CyberGhost,
/// VPN Unlimited and VPN Secure, AirVPN's OpenVPN and custom OpenVPN; and Mullvad's OpenVPN, which ended in January 2026.
/// A provider with WireGuard that Gluetun does not know itself works as <c>custom</c>.
/// </summary>
public static class VpnProviders
{
    /// <summary>The value of <c>gluetun.type</c> for OpenVPN.</summary>
    public const string OpenVpn = "openvpn";

    /// <summary>The value of <c>gluetun.type</c> for WireGuard.</summary>
    public const string WireGuard = "wireguard";

    /// <summary>The provider that stands for all that Gluetun does not know.</summary>
    public const string Custom = "custom";

    private const string User = "gluetun.openvpn-user";
    private const string Password = "gluetun.openvpn-password";
    private const string PrivateKey = "gluetun.wireguard-private-key";
    private const string Addresses = "gluetun.wireguard-addresses";
    private const string PresharedKey = "gluetun.wireguard-preshared-key";
    private const string EndpointIp = "gluetun.wireguard-endpoint-ip";
    private const string EndpointPort = "gluetun.wireguard-endpoint-port";
    private const string PublicKey = "gluetun.wireguard-public-key";

    private static readonly string[] s_account = [User, Password];

    /// <summary>Every provider that can be chosen, sorted by label, the custom one last.</summary>
    public static IReadOnlyList<VpnProvider> All { get; } =
    [
        new("airvpn", "AirVPN") { WireGuardKeys = [PrivateKey, PresharedKey, Addresses] },
        new("expressvpn", "ExpressVPN") { OpenVpnKeys = s_account },
        new("fastestvpn", "FastestVPN") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey, Addresses] },
        new("giganews", "Giganews") { OpenVpnKeys = s_account, Places = VpnPlaces.Regions },
        new("hidemyass", "HideMyAss") { OpenVpnKeys = s_account },
        new("ipvanish", "IPVanish") { OpenVpnKeys = s_account },
        // An account number is log-in enough; VpnProviderRule asks for the password that an e-mail address needs.
        new("ivpn", "IVPN") { OpenVpnKeys = [User], WireGuardKeys = [PrivateKey, Addresses] },
        new("mullvad", "Mullvad") { WireGuardKeys = [PrivateKey, Addresses] },
        // NordVPN and Proton VPN give every client the same address, which Gluetun knows.
        new("nordvpn", "NordVPN") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey] },
        new("perfect privacy", "Perfect Privacy") { OpenVpnKeys = s_account, Places = VpnPlaces.Cities, PortForwarding = true },
        new("privado", "PrivadoVPN") { OpenVpnKeys = s_account },
        new("private internet access", "Private Internet Access")
        {
            OpenVpnKeys = s_account,
            Places = VpnPlaces.Regions,
            PortForwarding = true,
        },
        new("privatevpn", "PrivateVPN") { OpenVpnKeys = s_account, PortForwarding = true },
        new("protonvpn", "Proton VPN") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey], PortForwarding = true },
        new("purevpn", "PureVPN") { OpenVpnKeys = s_account },
        new("slickvpn", "SlickVPN") { OpenVpnKeys = s_account },
        new("surfshark", "Surfshark") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey, Addresses] },
        new("torguard", "TorGuard") { OpenVpnKeys = s_account },
        new("vyprvpn", "VyprVPN") { OpenVpnKeys = s_account, Places = VpnPlaces.Regions },
        new("windscribe", "Windscribe")
        {
            OpenVpnKeys = s_account,
            WireGuardKeys = [PrivateKey, Addresses, PresharedKey],
            Places = VpnPlaces.Regions,
        },
        new(Custom, "Another provider with WireGuard")
        {
            WireGuardKeys = [PrivateKey, Addresses, PublicKey, EndpointIp, EndpointPort],
            Places = VpnPlaces.None,
        },
    ];

    /// <summary>The provider of that name, or <see langword="null"/>.</summary>
    /// <param name="name">A value of <c>gluetun.provider</c>.</param>
    public static VpnProvider? Find(string? name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>The names of the providers of which something holds.</summary>
    internal static string[] Named(Func<VpnProvider, bool> holds) => [.. All.Where(holds).Select(provider => provider.Name)];
}
