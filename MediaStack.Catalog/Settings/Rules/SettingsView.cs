namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Settings seen through a catalog: what is selected, what matters, what holds.</summary>
internal sealed class SettingsView(StackSettings settings, CatalogIndex catalog)
{
    public CatalogIndex Catalog => catalog;

    /// <summary>Selected services, known and unknown ones.</summary>
    public IReadOnlyList<string> ServiceIds => settings.Services;

    /// <summary>The given values.</summary>
    public IReadOnlyDictionary<string, string> Values => settings.Values;

    /// <summary>Definitions of the selected services.</summary>
    public IEnumerable<ServiceDefinition> Services => settings.Services.Select(catalog.Find).OfType<ServiceDefinition>();

    /// <summary>The settings that matter: the stack's and the selected services', without those whose conditions do not hold.</summary>
    public IEnumerable<SettingDefinition> ActiveSettings =>
        catalog.StackSettings.Concat(Services.SelectMany(service => service.Settings)).Where(setting => setting.DependsOn.All(Holds));

    public bool IsSelected(string service) => settings.Has(service);

    /// <summary>The given value, else the default.</summary>
    public string? ValueOf(string key) => Values.GetValueOrDefault(key) ?? catalog.FindSetting(key)?.Default;

    public bool Holds(SettingCondition condition) => condition.Holds(IsSelected, ValueOf);

    public string Fact(SettingCondition condition) => condition.Fact(IsSelected, ValueOf);

    /// <summary>The access level that the owner chose, else the default.</summary>
    public AccessLevel ChosenAccess(ServiceDefinition service) =>
        AccessLevels.Chosen(service, ValueOf(AccessLevels.AccessKey(service.Id)));

    /// <summary>The access level that holds.</summary>
    public AccessLevel EffectiveAccess(ServiceDefinition service) =>
        AccessLevels.Effective(ChosenAccess(service), IsSelected, HasOwnProxy);

    /// <summary>Whether a page has a port of the host: for the home network, or for the owner's own reverse proxy.</summary>
    public bool HasDirectPort(ServiceDefinition service) =>
        EffectiveAccess(service) is var level && (level is AccessLevel.Lan || (HasOwnProxy && !IsSelected(AccessLevels.Proxy) && level.IsProxied()));

    /// <summary>Whether the owner has a reverse proxy of his own in front of the pages.</summary>
    public bool HasOwnProxy => PublicDoors.IsOwn(ValueOf(PublicDoors.OwnProxyKey));

    /// <summary>Effective good values of one kind that matter.</summary>
    public IEnumerable<EffectiveValue> ValuesOf(SettingKind kind)
    {
        foreach (var setting in ActiveSettings.Where(setting => setting.Kind == kind))
        {
            if (ValueOf(setting.Key) is { } value && ValueRule.Check(setting, value) is null or { Severity: not FindingSeverity.Error })
                yield return new(setting, value);
        }
    }
}

/// <summary>A setting and the value that holds.</summary>
internal sealed record EffectiveValue(SettingDefinition Setting, string Value);
