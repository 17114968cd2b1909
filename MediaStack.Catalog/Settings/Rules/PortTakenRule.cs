namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Each port is taken once: on the host, and in the network namespace that download clients share with the VPN.</summary>
internal sealed class PortTakenRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (setting, port) in settings.ValuesOf(SettingKind.Port))
        {
            var place = $"{port} {(setting.PortSpace is PortSpace.Vpn ? "behind the VPN" : "on the host")}";
            if (taken.TryAdd(place, setting.Key))
                continue;
            yield return Finding.Error(FindingCodes.PortTaken, setting.Key,
                $"Port {place} is taken by {taken[place]}.", "Choose another port for one of the two.");
        }
    }
}
