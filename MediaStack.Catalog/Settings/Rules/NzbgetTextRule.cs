namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// Texts that nzbget.conf cannot hold: NZBGet takes <c>${Name}</c> for another option and <c>~/</c> at the beginning for a home folder,
/// and knows no way around it (nzbget.com, "Configuration file").
/// </summary>
internal sealed class NzbgetTextRule : ISettingsRule
{
    private static readonly string[] s_keys = ["nzbget.password", "nzbget.server-user", "nzbget.server-password"];

    public IEnumerable<Finding> Check(SettingsView settings) =>
        from key in s_keys
        where settings.IsSelected("nzbget") && settings.ValueOf(key) is { } value && IsSyntax(value)
        select Finding.Error(FindingCodes.NzbgetText, key, "It holds ${…} or begins with ~/, which NZBGet does not take as text.",
            key == "nzbget.password" ? "Remove it: a good one is made for you." : "Change it at your Usenet provider, and then here.");

    private static bool IsSyntax(string value) =>
        value.StartsWith("~/", StringComparison.Ordinal)
        || (value.IndexOf("${", StringComparison.Ordinal) is >= 0 and var at && value.IndexOf('}', at) >= 0);
}
