using System.Net;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Says where a page is not behind the log-in that it is meant to be behind, because the gateway is missing.</summary>
internal sealed class AccessRule : ISettingsRule
{
    private const string Lan = "lan-address";

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var pages = settings.Services.Where(service => service.Access is not null).ToList();
        var open = pages.Where(service => settings.EffectiveAccess(service) != settings.ChosenAccess(service)).ToList();
        foreach (var service in open.Where(service => settings.Values.ContainsKey(AccessLevels.AccessKey(service.Id))))
        {
            yield return Finding.Note(FindingCodes.AccessLevel, AccessLevels.AccessKey(service.Id),
                $"{AccessLevels.NameOf(settings.ChosenAccess(service))} cannot hold: {service.Title} is open to the home network instead, "
                + $"because {Missing(settings)}.",
                $"Add {Quoted(settings)} to the services, or choose lan.");
        }

        // Nobody chose these; what asks for its own log-in is guarded at home as well.
        var unguarded = open.Where(service => !settings.Values.ContainsKey(AccessLevels.AccessKey(service.Id))
            && settings.ChosenAccess(service) is not AccessLevel.OwnLogin).ToList();
        if (unguarded.Count > 0 && AddressForOthers(settings) is { } address)
        {
            yield return Finding.Note(FindingCodes.AccessLevel, Lan,
                $"Everybody who reaches {address} can open {string.Join(", ", unguarded.Select(service => service.Title))}, "
                + $"because {Missing(settings)}.",
                $"Add {Quoted(settings)} to the services, or choose 127.0.0.1 for this host alone.");
        }

        foreach (var key in pages.Where(service => !settings.HasDirectPort(service))
            .Select(service => AccessLevels.PortKey(service.Id)).Where(settings.Values.ContainsKey))
        {
            yield return Finding.Note(FindingCodes.UnusedValue, key, "It has no effect while the page is not open to the home network.",
                "It is kept; nothing needs doing.");
        }
    }

    private static string? AddressForOthers(SettingsView settings) => settings.ValuesOf(SettingKind.Address)
        .FirstOrDefault(each => each.Setting.Key == Lan && !IPAddress.IsLoopback(IPAddress.Parse(each.Value)))?.Value;

    private static string Missing(SettingsView settings) =>
        $"{string.Join(" and ", Gateway(settings))} {(Gateway(settings).Count() == 1 ? "is" : "are")} not selected";

    private static string Quoted(SettingsView settings) => string.Join(" and ", Gateway(settings).Select(id => $"\"{id}\""));

    private static IEnumerable<string> Gateway(SettingsView settings) =>
        new[] { AccessLevels.Proxy, AccessLevels.LogIn }
            .Where(id => !settings.IsSelected(id) && !(id == AccessLevels.Proxy && settings.HasOwnProxy));
}
