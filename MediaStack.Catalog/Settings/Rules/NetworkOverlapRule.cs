using System.Net;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Networks must be apart, or an address would be in two of them.</summary>
internal sealed class NetworkOverlapRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var networks = settings.ValuesOf(SettingKind.Cidr).Select(each => (each.Setting.Key, Network: IPNetwork.Parse(each.Value))).ToList();
        for (var i = 0; i < networks.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (networks[i], networks[j]);
                if (one.Network.Contains(other.Network.BaseAddress) || other.Network.Contains(one.Network.BaseAddress))
                {
                    yield return Finding.Error(FindingCodes.NetworkOverlap, one.Key, $"{one.Network} and {other.Network} ({other.Key}) overlap.",
                        "Choose networks that share no address.");
                }
            }
        }
    }
}
