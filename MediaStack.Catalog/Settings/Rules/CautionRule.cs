namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Says of each selected service what its owner should know.</summary>
internal sealed class CautionRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings) =>
        from service in settings.Services
        where service.Caution is not null
        select Finding.Warning(FindingCodes.Caution, service.Id, $"{service.Title}: {service.Caution}",
            $"Remove \"{service.Id}\" from the services, unless you want it all the same.");
}
