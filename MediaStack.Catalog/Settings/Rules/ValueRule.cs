using MediaStack.Catalog.Settings.Kinds;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Each given value must be one that its kind allows, also while its service is not selected.</summary>
internal sealed class ValueRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var (key, value) in settings.Values)
        {
            if (settings.Catalog.FindSetting(key) is { } setting && Check(setting, value) is { } finding)
                yield return finding;
        }
    }

    public static Finding? Check(SettingDefinition setting, string value) =>
        value.Length > 0 && KindRules.Check(setting, value) is { } complaint
            ? new(complaint.Severity, FindingCodes.InvalidValue, setting.Key, complaint.Problem, complaint.Cure)
            : null;
}
