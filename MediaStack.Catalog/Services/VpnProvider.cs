namespace MediaStack.Catalog.Services;

/// <summary>A VPN provider: which tunnels it offers through Gluetun, and what each asks for.</summary>
/// <param name="Name">Gluetun's own name for it.</param>
/// <param name="Label">Its name for people.</param>
public sealed record VpnProvider(string Name, string Label)
{
    /// <summary>Keys of the settings that OpenVPN needs; empty where it offers none.</summary>
    public IReadOnlyList<string> OpenVpnKeys { get; init; } = [];

    /// <summary>Keys of the settings that WireGuard needs; empty where it offers none.</summary>
    public IReadOnlyList<string> WireGuardKeys { get; init; } = [];

    /// <summary>By what its servers are chosen.</summary>
    public VpnPlaces Places { get; init; }

    /// <summary>Whether it opens a port to the tunnel when Gluetun asks for one.</summary>
    public bool PortForwarding { get; init; }

    /// <summary>The values of <c>gluetun.type</c> that it has.</summary>
    public IReadOnlyList<string> Types =>
    [
        .. OpenVpnKeys.Count > 0 ? [VpnProviders.OpenVpn] : Array.Empty<string>(),
        .. WireGuardKeys.Count > 0 ? [VpnProviders.WireGuard] : Array.Empty<string>(),
    ];

    /// <summary>Keys of the settings that a type needs; empty for a type that it has not.</summary>
    /// <param name="type">A value of <c>gluetun.type</c>.</param>
    public IReadOnlyList<string> KeysOf(string type) => type == VpnProviders.OpenVpn ? OpenVpnKeys
        : type == VpnProviders.WireGuard ? WireGuardKeys
        : [];
}

/// <summary>By what a provider's servers are chosen.</summary>
public enum VpnPlaces
{
    /// <summary>By country (Gluetun's <c>SERVER_COUNTRIES</c>).</summary>
    Countries,

    /// <summary>By region (<c>SERVER_REGIONS</c>).</summary>
    Regions,

    /// <summary>By city (<c>SERVER_CITIES</c>).</summary>
    Cities,

    /// <summary>Not at all: there is one server, the given one.</summary>
    None,
}
