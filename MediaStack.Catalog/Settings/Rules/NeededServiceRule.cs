namespace MediaStack.Catalog.Settings.Rules;

/// <summary>A service comes with what it cannot run without.</summary>
internal sealed class NeededServiceRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings) =>
        from service in settings.Services
        from need in service.Needs
        where !settings.IsSelected(need)
        select Finding.Error(
            FindingCodes.MissingService,
            service.Id,
            $"{service.Title} cannot run without {settings.Catalog.Find(need)?.Title ?? need}.",
            $"Add \"{need}\" to the services, or remove \"{service.Id}\".");
}
