namespace MediaStack.Catalog.Services;

/// <summary>
/// The VPN providers that Gluetun v3.41 knows, by its own names, and what each asks for (its provider settings and the
/// wiki's provider pages). Left out is Mullvad's OpenVPN, which ended in January 2026. A provider that Gluetun does not know
/// itself works as <c>custom</c>, with the data of its WireGuard configuration or its OpenVPN file.
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
    private const string Certificate = "gluetun.openvpn-certificate";
    private const string Key = "gluetun.openvpn-key";
    private const string EncryptedKey = "gluetun.openvpn-encrypted-key";
    private const string Passphrase = "gluetun.openvpn-passphrase";
    private const string Configuration = "gluetun.openvpn-configuration";
    private const string PrivateKey = "gluetun.wireguard-private-key";
    private const string Addresses = "gluetun.wireguard-addresses";
    private const string PresharedKey = "gluetun.wireguard-preshared-key";
    private const string EndpointIp = "gluetun.wireguard-endpoint-ip";
    private const string EndpointPort = "gluetun.wireguard-endpoint-port";
    private const string PublicKey = "gluetun.wireguard-public-key";

    private static readonly string[] s_account = [User, Password];
    private static readonly VpnPlace[] s_countryCity = [VpnPlace.Country, VpnPlace.City];
    private static readonly VpnPlace[] s_all = [VpnPlace.Country, VpnPlace.Region, VpnPlace.City];

    /// <summary>Every provider that can be chosen, sorted by label, the custom one last.</summary>
    public static IReadOnlyList<VpnProvider> All { get; } =
    [
        new("airvpn", "AirVPN")
        {
            OpenVpnKeys = [Certificate, Key],
            WireGuardKeys = [PrivateKey, PresharedKey, Addresses],
            Places = s_all,
            Ports = VpnPorts.Given,
        },
        new("cyberghost", "CyberGhost") { OpenVpnKeys = [User, Password, Certificate, Key] },
        new("expressvpn", "ExpressVPN") { OpenVpnKeys = s_account, Places = s_countryCity },
        new("fastestvpn", "FastestVPN") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey, Addresses], Places = s_countryCity },
        new("giganews", "Giganews") { OpenVpnKeys = s_account, Places = [VpnPlace.Region] },
        new("hidemyass", "HideMyAss") { OpenVpnKeys = s_account, Places = s_all },
        new("ipvanish", "IPVanish") { OpenVpnKeys = s_account, Places = s_countryCity },
        // An account number is log-in enough; VpnProviderRule asks for the password that an e-mail address needs.
        new("ivpn", "IVPN") { OpenVpnKeys = [User], WireGuardKeys = [PrivateKey, Addresses], Places = s_countryCity },
        new("mullvad", "Mullvad") { WireGuardKeys = [PrivateKey, Addresses], Places = s_countryCity },
        // NordVPN and Proton VPN give every client the same address, which Gluetun knows.
        new("nordvpn", "NordVPN") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey], Places = s_all },
        new("perfect privacy", "Perfect Privacy") { OpenVpnKeys = s_account, Places = [VpnPlace.City], Ports = VpnPorts.Asked },
        new("privado", "PrivadoVPN") { OpenVpnKeys = s_account, Places = s_all },
        new("private internet access", "Private Internet Access") { OpenVpnKeys = s_account, Places = [VpnPlace.Region], Ports = VpnPorts.Asked },
        new("privatevpn", "PrivateVPN") { OpenVpnKeys = s_account, Places = s_countryCity, Ports = VpnPorts.Asked },
        new("protonvpn", "Proton VPN") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey], Places = s_all, Ports = VpnPorts.Asked },
        new("purevpn", "PureVPN") { OpenVpnKeys = s_account, Places = s_all },
        new("slickvpn", "SlickVPN") { OpenVpnKeys = s_account, Places = s_all },
        new("surfshark", "Surfshark") { OpenVpnKeys = s_account, WireGuardKeys = [PrivateKey, Addresses], Places = s_all },
        new("torguard", "TorGuard") { OpenVpnKeys = s_account, Places = s_countryCity },
        new("vpnsecure", "VPN Secure") { OpenVpnKeys = [Passphrase, EncryptedKey, Certificate], Places = [VpnPlace.Region, VpnPlace.City] },
        new("vpn unlimited", "VPN Unlimited") { OpenVpnKeys = [User, Password, Certificate, Key], Places = s_countryCity },
        new("vyprvpn", "VyprVPN") { OpenVpnKeys = s_account, Places = [VpnPlace.Region], Ports = VpnPorts.Given },
        new("windscribe", "Windscribe")
        {
            OpenVpnKeys = s_account,
            WireGuardKeys = [PrivateKey, Addresses, PresharedKey],
            Places = [VpnPlace.Region, VpnPlace.City],
            Ports = VpnPorts.Given,
        },
        new(Custom, "Another provider, with its own configuration")
        {
            OpenVpnKeys = [Configuration],
            WireGuardKeys = [PrivateKey, Addresses, PublicKey, EndpointIp, EndpointPort],
            Places = [],
            Ports = VpnPorts.Given,
        },
    ];

    /// <summary>The provider of that name, or <see langword="null"/>.</summary>
    /// <param name="name">A value of <c>gluetun.provider</c>.</param>
    public static VpnProvider? Find(string? name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>The names of the providers of which something holds.</summary>
    internal static string[] Named(Func<VpnProvider, bool> holds) => [.. All.Where(holds).Select(provider => provider.Name)];
}
