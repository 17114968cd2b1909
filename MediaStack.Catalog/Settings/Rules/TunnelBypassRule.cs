using System.Net;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>What download clients may reach beside the tunnel is at home, or it would be a hole in the tunnel.</summary>
internal sealed class TunnelBypassRule : ISettingsRule
{
    private const string Key = "gluetun.home-network";

    // RFC 1918 and RFC 4193.
    private static readonly IPNetwork[] s_private =
        [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("fc00::/7")];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var (setting, value) in settings.ValuesOf(SettingKind.Cidr).Where(each => each.Setting.Key == Key))
        {
            var network = IPNetwork.Parse(value);
            if (!s_private.Any(home => home.Contains(network.BaseAddress) && home.PrefixLength <= network.PrefixLength))
            {
                yield return Finding.Error(FindingCodes.TunnelBypass, setting.Key, $"{value} is no private network: downloads would leave past the tunnel.",
                    "Give the network of your home, such as 192.168.1.0/24, or remove it.");
            }
        }
    }
}
