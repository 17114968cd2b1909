namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Services that cannot run side by side. One of the two says so; the pair is reported once.</summary>
internal sealed class ConflictRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var service in settings.Services)
        {
            foreach (var other in settings.Services.Where(other => service.Conflicts.Contains(other.Id)))
            {
                if (other.Conflicts.Contains(service.Id) && string.CompareOrdinal(other.Id, service.Id) < 0)
                    continue; // it was its turn already
                yield return Finding.Error(FindingCodes.Conflict, service.Id, $"{service.Title} and {other.Title} cannot run side by side.",
                    $"Remove \"{service.Id}\" or \"{other.Id}\" from the services.");
            }
        }
    }
}
