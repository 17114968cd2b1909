namespace MediaStack.Catalog.Settings.Rules;

/// <summary>Texts that SABnzbd's file cannot hold.</summary>
internal sealed class SabnzbdTextRule : ISettingsRule
{
    private static readonly string[] s_keys = ["sabnzbd.password", "sabnzbd.server-user", "sabnzbd.server-password"];

    public IEnumerable<Finding> Check(SettingsView settings) =>
        from key in s_keys
        where settings.IsSelected("sabnzbd") && settings.ValueOf(key) is { } value && ConfigObjText.QuoteFor(value) is null
        select Finding.Error(FindingCodes.SabnzbdText, key, "It holds %(…)s or several kinds of quotes, which SABnzbd does not take as text.",
            key == "sabnzbd.password" ? "Remove it: a good one is made for you." : "Change it at your Usenet provider, and then here.");
}
