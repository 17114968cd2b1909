using System.Net;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Networks must be apart, or an address would be in two of them.</summary>
internal sealed class NetworkOverlapRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var earlier = new List<EffectiveValue>();
        foreach (var one in settings.ValuesOf(SettingKind.Cidr))
        {
            foreach (var other in earlier.Where(other => Overlap(IPNetwork.Parse(one.Value), IPNetwork.Parse(other.Value))))
            {
                yield return Finding.Error(
                    FindingCodes.NetworkOverlap,
                    one.Setting.Key,
                    $"{one.Value} and {other.Value} ({other.Setting.Key}) overlap.",
                    "Choose networks that share no address.");
            }

            earlier.Add(one);
        }
    }

    private static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
