using System.Net;
using System.Net.Sockets;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// Direct ports listen on the LAN address without any guard, so it must be one that the Internet cannot reach: private
/// (RFC 1918, RFC 4193), shared (RFC 6598, as Tailscale uses) or the machine's own loopback.
/// </summary>
internal sealed class LanAddressRule : ISettingsRule
{
    private const string Key = "lan-address";

    private static readonly IPNetwork[] s_reachableFromHomeOnly =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("::1/128"),
    ];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var (setting, value) in settings.ValuesOf(SettingKind.Address).Where(each => each.Setting.Key == Key))
        {
            if (Problem(IPAddress.Parse(value)) is { } problem)
            {
                yield return Finding.Error(FindingCodes.NotALanAddress, setting.Key, $"{value} {problem}.",
                    "Use this host's address at home, mostly 192.168.… or 10.…, or leave it empty for no direct ports.");
            }
        }
    }

    private static string? Problem(IPAddress address)
    {
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return "stands for every address of the host, public ones included";
        if (address.IsIPv6LinkLocal || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..]))
            return "is a link-local address, which changes and cannot be listened on";
        return s_reachableFromHomeOnly.Any(network => network.Contains(address)) ? null : "is not an address of a home network";
    }
}
