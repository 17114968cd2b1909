namespace MediaStack.Catalog.Settings.Rules;

/// <summary>One door to the Internet, with the name that it needs, and what Fail2Ban can do about it.</summary>
internal sealed class PublicDoorRule : ISettingsRule
{
    private const string BehindCloudflare = "nginx-proxy-manager.behind-cloudflare";

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var hasProxy = settings.IsSelected(AccessLevels.Proxy);
        if (settings.HasOwnProxy && hasProxy)
        {
            yield return Finding.Error(FindingCodes.Conflict, PublicDoors.OwnProxyKey,
                "Nginx Proxy Manager is selected as well, and pages have one reverse proxy.",
                $"Choose {PublicDoors.NoProxy}, or remove \"{AccessLevels.Proxy}\" from the services.");
        }

        // With Authelia the domain is required anyway.
        if (settings.HasOwnProxy && !hasProxy && !settings.IsSelected(AccessLevels.LogIn) && settings.ValueOf("domain") is null)
        {
            yield return Finding.Error(FindingCodes.MissingValue, "domain", "It is required and has no value, because own-proxy is set.",
                "Set the domain below which your reverse proxy gives each service a name, such as example.com.");
        }

        var way = settings.HasOwnProxy ? "your own reverse proxy"
            : hasProxy && settings.ValueOf(BehindCloudflare) == "true" ? "Cloudflare"
            : null;
        if (settings.IsSelected("fail2ban") && way is not null)
        {
            yield return Finding.Warning(FindingCodes.BanWithoutEffect, "fail2ban",
                $"Everybody comes by way of {way}, so that a ban of an address on this host keeps nobody out.",
                "Limit log-ins there, and rely on Authelia's own regulation, or remove \"fail2ban\" from the services.");
        }
    }
}
