namespace MediaStack.Catalog.Settings.Rules;

/// <summary>A service comes with what it cannot run without, and with one at least of those that it works for.</summary>
internal sealed class NeededServiceRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var service in settings.Services)
        {
            foreach (var need in VpnRoute.NeedsOf(service, settings.ValueOf).Where(need => !settings.IsSelected(need)))
            {
                var choice = need == VpnRoute.Tunnel && service.Vpn is VpnUse.ByChoice ? $"turn {VpnRoute.SwitchKey(service.Id)} off, " : "";
                yield return Finding.Error(FindingCodes.MissingService, service.Id, $"{service.Title} cannot run without {TitleOf(settings, need)}.",
                    $"Add \"{need}\" to the services, {choice}or remove \"{service.Id}\".");
            }

            if (service.NeedsOneOf.Count > 0 && !service.NeedsOneOf.Any(settings.IsSelected))
            {
                yield return Finding.Error(FindingCodes.MissingService, service.Id,
                    $"{service.Title} has nothing to do without {string.Join(" or ", service.NeedsOneOf.Select(need => TitleOf(settings, need)))}.",
                    $"Add one of {string.Join(", ", service.NeedsOneOf.Select(need => $"\"{need}\""))} to the services, or remove \"{service.Id}\".");
            }
        }
    }

    private static string TitleOf(SettingsView settings, string id) => settings.Catalog.Find(id)?.Title ?? id;
}
