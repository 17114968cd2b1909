using System.Net;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// A tunnel's network must not be the home's: what a download client answers to somebody at home would go into the
/// tunnel.
/// </summary>
internal sealed class TunnelNetworkRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var home = settings.ValuesOf(SettingKind.Address).FirstOrDefault(each => each.Setting.Key == "lan-address");
        if (home is null)
            yield break;
        foreach (var (setting, value) in settings.ValuesOf(SettingKind.InterfaceAddresses))
        {
            foreach (var address in SettingList.Items(value).Where(address => IsIn(address, IPAddress.Parse(home.Value))))
            {
                yield return Finding.Warning(FindingCodes.NetworkOverlap, setting.Key,
                    $"The network of {address} holds {home.Value} ({home.Setting.Key}).",
                    "Write /32 (IPv6: /128) after the address if your provider allows it, or give your home another network.");
            }
        }
    }

    private static bool IsIn(string interfaceAddress, IPAddress address)
    {
        var slash = interfaceAddress.IndexOf('/', StringComparison.Ordinal);
        var own = IPAddress.Parse(interfaceAddress[..slash]);
        var length = int.Parse(interfaceAddress[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var (one, other) = (own.GetAddressBytes(), address.GetAddressBytes());
        return one.Length == other.Length
            && Enumerable.Range(0, length).All(bit => ((one[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }
}
