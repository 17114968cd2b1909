namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Services and settings must exist; a slip of the keyboard gets the name that was probably meant.</summary>
internal sealed class KnownNamesRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var catalog = settings.Catalog;
        foreach (var id in settings.ServiceIds.Where(id => catalog.Find(id) is null))
        {
            yield return Finding.Error(FindingCodes.UnknownService, "services", $"There is no service {TextRules.Show(id)}.",
                Nearest.Suggest(id, catalog.Services.Select(service => service.Id))
                ?? $"Remove it; there are {string.Join(", ", catalog.Services.Select(service => service.Id))}.");
        }

        foreach (var key in settings.Values.Keys.Where(key => catalog.FindSetting(key) is null))
        {
            yield return Finding.Error(FindingCodes.UnknownSetting, TextRules.Show(key), "There is no such setting.",
                Nearest.Suggest(key, catalog.AllSettings.Select(setting => setting.Key)) ?? "Remove it.");
        }
    }
}
