namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Each port is taken once: on the host, and in the network namespace that download clients share with the VPN.</summary>
internal sealed class PortTakenRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var taken = new Dictionary<(PortSpace, string), string>();
        foreach (var (setting, port) in settings.ValuesOf(SettingKind.Port))
        {
            if (taken.TryAdd((setting.PortSpace, port), setting.Key))
                continue;
            var where = setting.PortSpace is PortSpace.Vpn ? "behind the VPN" : "on the host";
            yield return Finding.Error(FindingCodes.PortTaken, setting.Key,
                $"Port {port} {where} is taken by {taken[(setting.PortSpace, port)]}.", "Choose another port for one of the two.");
        }
    }
}
