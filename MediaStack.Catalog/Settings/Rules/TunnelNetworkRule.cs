using System.Net;
using MediaStack.Catalog.Settings.Kinds;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// A tunnel's network must hold neither the home's address nor those that Docker gives to networks: what a download client answers to
/// somebody at home, or to another service, would go into the tunnel.
/// </summary>
internal sealed class TunnelNetworkRule : ISettingsRule
{
    /// <summary>The first pools of Docker's built-in list (moby, <c>libnetwork/ipamutils</c>), from which it numbers its networks.</summary>
    private static readonly IPNetwork[] s_dockerPools =
    [
        IPNetwork.Parse("172.17.0.0/16"), IPNetwork.Parse("172.18.0.0/15"), IPNetwork.Parse("172.20.0.0/14"), IPNetwork.Parse("172.24.0.0/13"),
    ];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var home = settings.ValuesOf(SettingKind.Address).FirstOrDefault(each => each.Setting.Key == "lan-address");
        foreach (var (setting, value) in settings.ValuesOf(SettingKind.InterfaceAddresses))
        {
            foreach (var address in SettingList.Items(value))
            {
                var network = NetworkOf(address);
                var held = home is not null && network.Contains(IPAddress.Parse(home.Value)) ? $"{home.Value} ({home.Setting.Key})"
                    : s_dockerPools.Any(pool => IsPartOf(pool, network)) ? "addresses that Docker gives to its own networks"
                    : null;
                if (held is not null)
                {
                    yield return Finding.Warning(FindingCodes.NetworkOverlap, setting.Key, $"The network of {address} holds {held}.",
                        "Write /32 (IPv6: /128) after the address if your provider allows it, or move the other network.");
                }
            }
        }
    }

    /// <summary>Whether a network holds more than one address, some of them in the pool.</summary>
    private static bool IsPartOf(IPNetwork pool, IPNetwork network) =>
        network.PrefixLength < 32 && (pool.Contains(network.BaseAddress) || network.Contains(pool.BaseAddress));

    private static IPNetwork NetworkOf(string interfaceAddress)
    {
        var slash = interfaceAddress.IndexOf('/', StringComparison.Ordinal);
        var length = int.Parse(interfaceAddress[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return new(NetworkRules.Network(IPAddress.Parse(interfaceAddress[..slash]), length), length);
    }
}
