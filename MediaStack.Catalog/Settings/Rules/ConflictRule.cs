namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Services that cannot run side by side. One of the two says so; the pair is reported once.</summary>
internal sealed class ConflictRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var reported = new HashSet<(string, string)>();
        foreach (var service in settings.Services)
        {
            foreach (var other in service.Conflicts.Select(settings.Catalog.Find).OfType<ServiceDefinition>().Where(other => settings.IsSelected(other.Id)))
            {
                if (reported.Contains((other.Id, service.Id)))
                    continue;
                reported.Add((service.Id, other.Id));
                yield return Finding.Error(FindingCodes.Conflict, service.Id, $"{service.Title} and {other.Title} cannot run side by side.",
                    $"Remove \"{service.Id}\" or \"{other.Id}\" from the services.");
            }
        }
    }
}
