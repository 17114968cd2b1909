namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// One concern, judged over all settings. A rule that needs good values passes over bad ones: <see cref="ValueRule"/> reports those.
/// </summary>
internal interface ISettingsRule
{
    IEnumerable<Finding> Check(SettingsView settings);
}
