using System.Net;
using System.Net.Sockets;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// What listens on an address of the host has no guard before it, so the address must be one that the Internet cannot
/// reach: private (RFC 1918, RFC 4193), shared (RFC 6598, as Tailscale uses) or the machine's own loopback.
/// </summary>
internal sealed class HostAddressRule : ISettingsRule
{
    private const string Lan = "lan-address";
    private const string Measurements = "node-exporter.address";

    private static readonly IPNetwork[] s_reachableFromHomeOnly =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("::1/128"),
    ];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var (setting, value) in settings.ValuesOf(SettingKind.Address).Where(each => each.Setting.Key is Lan or Measurements))
        {
            var address = IPAddress.Parse(value);
            var cure = setting.Key is Lan
                ? "Use this host's address at home, mostly 192.168.… or 10.…, or 127.0.0.1 for this host alone."
                : "Use the host's address on Docker's own network; `ip address show docker0` prints it.";
            var unreachable = setting.Key is Measurements && IPAddress.IsLoopback(address) ? "is out of reach of every container" : null;
            if ((CannotListen(address) ?? unreachable) is { } problem)
                yield return Finding.Error(FindingCodes.NotALanAddress, setting.Key, $"{value} {problem}.", cure);
            else if (!s_reachableFromHomeOnly.Any(network => network.Contains(address)))
                yield return Finding.Warning(FindingCodes.NotALanAddress, setting.Key, $"{value} is not an address of a home network.", cure);
        }
    }

    private static string? CannotListen(IPAddress address)
    {
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return "stands for every address of the host, public ones included";
        if (address.IsIPv6Multicast || address.GetAddressBytes() is [>= 224, _, _, _] or [0, _, _, _])
            return "is no address that a host can have";
        var isLinkLocal = address.AddressFamily == AddressFamily.InterNetworkV6
            ? address.IsIPv6LinkLocal
            : address.GetAddressBytes() is [169, 254, ..];
        return isLinkLocal ? "is a link-local address, which changes and cannot be listened on" : null;
    }
}
