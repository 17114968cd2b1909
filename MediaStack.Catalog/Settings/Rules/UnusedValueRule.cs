namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Values that do nothing now are kept, and said.</summary>
internal sealed class UnusedValueRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var key in settings.Values.Keys)
        {
            // What nobody was asked for need not be explained to anybody.
            if (settings.Catalog.FindSetting(key) is not { Asked: true } setting)
                continue;
            if (settings.Catalog.OwnerOf(key) is { } owner && !settings.IsSelected(owner.Id))
            {
                yield return Finding.Note(FindingCodes.UnusedValue, key, $"It belongs to {owner.Title}, which is not selected.",
                    $"It is kept and does nothing until you add \"{owner.Id}\" to the services.");
            }
            else if (setting.DependsOn.FirstOrDefault(condition => !settings.Holds(condition)) is { } condition)
            {
                yield return Finding.Note(FindingCodes.UnusedValue, key, $"It has no effect unless {condition}.",
                    "It is kept; nothing needs doing.");
            }
        }
    }
}
