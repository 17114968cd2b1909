namespace MediaStack.Catalog.Settings.Rules;

/// <summary>On the host's own network, no port leads to Plex but the one that it listens on.</summary>
internal sealed class PlexDiscoveryRule : ISettingsRule
{
    private const string Port = "plex.port";

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        if (!settings.IsSelected("plex") || settings.ValueOf("plex.discovery") != "true")
            yield break;
        var own = settings.Catalog.FindSetting(Port)?.Default;
        if (settings.ValueOf(Port) is { } port && port != own)
        {
            yield return Finding.Error(FindingCodes.InvalidValue, Port,
                $"Plex listens on {own} and nowhere else while plex.discovery is true.",
                $"Remove it, or set plex.discovery to false.");
        }
    }
}
