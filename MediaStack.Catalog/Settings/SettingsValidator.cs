using MediaStack.Catalog.Settings.Rules;

namespace MediaStack.Catalog.Settings;

/// <summary>Judges settings. Pure: the same settings always give the same findings.</summary>
public static class SettingsValidator
{
    private static readonly ISettingsRule[] s_rules =
    [
        new KnownNamesRule(),
        new ValueRule(),
        new RequiredRule(),
        new UnusedValueRule(),
        new NeededServiceRule(),
        new ConflictRule(),
        new SameJobRule(),
        new CautionRule(),
        new PortTakenRule(),
        new NetworkOverlapRule(),
        new HostAddressRule(),
        new TunnelNetworkRule(),
        new LibraryFoldersRule(),
        new VpnProviderRule(),
        new PlexDiscoveryRule(),
        new TunnelBypassRule(),
        new NzbgetTextRule(),
        new SabnzbdTextRule(),
        new UsenetEncryptionRule(),
        new AccessRule(),
        new PublicDoorRule(),
        new WeakPasswordRule(),
        new NotificationRule(),
        new HostMemoryRule(),
    ];

    /// <summary>All findings at once, errors first; no error among them means that the settings can be published.</summary>
    /// <param name="settings">The settings to judge.</param>
    public static IReadOnlyList<Finding> Validate(StackSettings settings) => Validate(settings, ServiceCatalog.Index);

    /// <summary>What is wrong with one value by itself: for a form, before the whole is judged.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value; an empty one is never wrong by itself.</param>
    public static Finding? Check(SettingDefinition setting, string value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(value);
        return ValueRule.Check(setting, value);
    }

    internal static IReadOnlyList<Finding> Validate(StackSettings settings, CatalogIndex catalog)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var view = new SettingsView(settings, catalog);
        List<Finding> findings = [.. s_rules.SelectMany(rule => rule.Check(view))];
        return findings.Count < 2 ? findings : [.. findings.OrderBy(finding => finding.Severity)];
    }
}
