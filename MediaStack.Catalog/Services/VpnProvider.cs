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

    /// <summary>By what its servers can be chosen; empty where there is one server, the given one.</summary>
    public IReadOnlyList<VpnPlace> Places { get; init; } = [VpnPlace.Country];

    /// <summary>How others reach the torrent client through it.</summary>
    public VpnPorts Ports { get; init; }

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

/// <summary>By what servers are chosen.</summary>
public enum VpnPlace
{
    /// <summary>By country (Gluetun's <c>SERVER_COUNTRIES</c>).</summary>
    Country,

    /// <summary>By region (<c>SERVER_REGIONS</c>).</summary>
    Region,

    /// <summary>By city (<c>SERVER_CITIES</c>).</summary>
    City,
}

/// <summary>How a provider opens a port to the tunnel.</summary>
public enum VpnPorts
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>When Gluetun asks for one; which one may change.</summary>
    Asked,

    /// <summary>On the pages of its account, once; the owner names it.</summary>
    Given,
}
