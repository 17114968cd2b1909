namespace MediaStack.Catalog.Settings.Rules;

/// <summary>A service together with one that it replaces: it works, and is seldom meant.</summary>
internal sealed class SameJobRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings) =>
        from service in settings.Services
        from replaced in service.Replaces
        where settings.IsSelected(replaced) && settings.Catalog.Find(replaced) is not null
        select Finding.Warning(FindingCodes.SameJob, replaced, $"{service.Title} does the same job.",
            $"Remove \"{replaced}\" or \"{service.Id}\" from the services, unless you want both.");
}
