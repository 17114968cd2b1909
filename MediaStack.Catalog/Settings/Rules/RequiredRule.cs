namespace MediaStack.Catalog.Settings.Rules;

/// <summary>What is required must be there. A password may be given by its digest; what is generated comes by itself.</summary>
internal sealed class RequiredRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var digested = settings.Catalog.AllSettings
            .Where(setting => setting.DigestOf is not null && settings.ValueOf(setting.Key) is not null)
            .Select(setting => setting.DigestOf)
            .ToHashSet();
        foreach (var setting in settings.ActiveSettings)
        {
            var because = setting.RequiredWhen.Count > 0 && setting.RequiredWhen.All(settings.Holds)
                ? $", because {string.Join(" and ", setting.RequiredWhen.Select(settings.Fact))}"
                : setting.Required ? "" : null;
            if (because is not null && settings.ValueOf(setting.Key) is null && !digested.Contains(setting.Key))
                yield return Finding.Error(FindingCodes.MissingValue, setting.Key, $"It is required and has no value{because}.",
                    $"Set it: {setting.Help}");
        }
    }
}
