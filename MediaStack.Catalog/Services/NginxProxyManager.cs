namespace MediaStack.Catalog.Services;

/// <summary>The reverse proxy: the one door to the Internet.</summary>
internal static class NginxProxyManager
{
    public static ServiceDefinition Definition { get; } = new ServiceDefinition
    {
        Id = "nginx-proxy-manager",
        Title = "Nginx Proxy Manager",
        Category = ServiceCategory.Gateway,
        Summary = "Gives each service a name below your domain, with HTTPS, through one door.",
        Memory = new(256, 1024),
        Goals = [Goal.RemoteAccess],
        // Its start script sets owners and opens ports 80 and 443, so it starts as root.
        RunsAs = new(0, 0),
        WhyNotDefault = "It needs your own domain, an e-mail address and the host's ports 80 and 443.",
        Settings =
        [
            new()
            {
                Key = "nginx-proxy-manager.email",
                Kind = SettingKind.Email,
                Label = "E-mail address",
                Help = "Your log-in to its page, and where the certificate authority writes before a certificate ends.",
                Required = true,
            },
            MadeSettings.Token("nginx-proxy-manager.password", "Password", "The log-in's password; made for you."),
            new()
            {
                Key = "nginx-proxy-manager.http-port",
                Kind = SettingKind.Port,
                Label = "HTTP port",
                Help = "The host's port that answers http; browsers and certificate authorities expect 80.",
                Default = "80",
            },
            new()
            {
                Key = "nginx-proxy-manager.https-port",
                Kind = SettingKind.Port,
                Label = "HTTPS port",
                Help = "The host's port that answers https; browsers expect 443.",
                Default = "443",
            },
            new()
            {
                Key = "nginx-proxy-manager.behind-cloudflare",
                Kind = SettingKind.Switch,
                Label = "Behind Cloudflare's proxy",
                Help = "Switch it on when your domain's records at Cloudflare are proxied (the orange cloud): the addresses of your visitors are "
                    + "then taken from Cloudflare, and from nobody else.",
                Default = "false",
            },
        ],
    }.WithPage(81, AccessLevel.Lan, AccessLevel.Internal);
}
