using System.Globalization;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Each port is taken once: on the host, and in the network namespace that download clients share with the VPN.</summary>
internal sealed class PortTakenRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var taken = new Dictionary<(PortSpace Space, string Port), string>();
        foreach (var service in settings.Services)
        {
            foreach (var (number, space) in service.FixedPorts.Where(port => port.When is null || settings.Holds(port.When)))
            {
                var port = number.ToString(CultureInfo.InvariantCulture);
                if (!taken.TryAdd((space, port), service.Id))
                    yield return Taken(service.Id, space, port, taken, $"Remove \"{service.Id}\" or the other from the services.");
            }
        }

        foreach (var (setting, port) in settings.ValuesOf(SettingKind.Port))
        {
            if (setting.PortSpace is PortSpace.Remote || IsIdle(setting, settings) || IsItsOwn(setting, port, settings) || taken.TryAdd((setting.PortSpace, port), setting.Key))
                continue;
            yield return Taken(setting.Key, setting.PortSpace, port, taken, "Choose another port for one of the two.");
        }
    }

    /// <summary>Whether it is the direct port of a page that is neither open to the home network nor to the owner's own reverse proxy.</summary>
    private static bool IsIdle(SettingDefinition setting, SettingsView settings) =>
        settings.Catalog.OwnerOf(setting.Key) is { Access: not null } owner
        && setting.Key == AccessLevels.PortKey(owner.Id)
        && !settings.HasDirectPort(owner);

    /// <summary>Whether the page of a service is on the very port that it takes of the host anyway.</summary>
    private static bool IsItsOwn(SettingDefinition setting, string port, SettingsView settings) =>
        settings.Catalog.OwnerOf(setting.Key) is { } owner
        && setting.Key == AccessLevels.PortKey(owner.Id)
        && owner.FixedPorts.Any(each => each.Space == setting.PortSpace && each.Port.ToString(CultureInfo.InvariantCulture) == port
            && each.When is not null && settings.Holds(each.When));

    private static Finding Taken(
        string setting, PortSpace space, string port, Dictionary<(PortSpace Space, string Port), string> taken, string cure) =>
        Finding.Error(FindingCodes.PortTaken, setting,
            $"Port {port} {(space is PortSpace.Vpn ? "behind the VPN" : "on the host")} is taken by {taken[(space, port)]}.", cure);
}
