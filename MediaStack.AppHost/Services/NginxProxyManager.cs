using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Nginx Proxy Manager: the one door to the Internet.</summary>
internal static class NginxProxyManagerService
{
    /// <summary>Id in the catalog, and its host name.</summary>
    public const string Id = "nginx-proxy-manager";

    private const string Image = "jc21/nginx-proxy-manager";
    private const string Tag = "2.15.1";
    private const string PasswordFile = "admin-password";

    /// <summary>Adds Nginx Proxy Manager when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddNginxProxyManager(this StackBuilder stack) =>
        stack.AddService(Id, Image, Tag)?
            .WithWebPage(stack, 81)
            .WithPublicPort(stack, $"{Id}.http-port", 80)
            .WithPublicPort(stack, $"{Id}.https-port", 443)
            // Both count at the first start only, when there is no user yet. The image writes the password to its log then.
            .WithEnvironment("INITIAL_ADMIN_EMAIL", stack.Parameter($"{Id}.email"))
            .WithEnvironment("INITIAL_ADMIN_PASSWORD__FILE", $"/run/secrets/{PasswordFile}")
            .WithSecretFile(PasswordFile, () => stack.Value($"{Id}.password"))
            // The estate's networks are IPv4, and nginx does not start with IPv6 where the host's kernel has none.
            // The host's own IPv6 addresses reach it all the same: the engine passes them on.
            .WithEnvironment("DISABLE_IPV6", "true")
            // The ranges of two content networks, which nobody asked for; without a way out, fetching them holds up the start.
            .WithEnvironment("IP_RANGES_FETCH_ENABLED", "false")
            .WithSnippets(stack)
            .WithStateVolume("data", "/data", EstateVolumeKind.Config)
            .WithStateVolume("certificates", "/etc/letsencrypt", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Edge)
            .WithHealthCommand("/usr/bin/check-health")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsRoot(
                "Its start scripts set owners, and nginx opens ports 80 and 443.",
                "Its start scripts write nginx' configuration and users into the image.",
                new CapabilityGrant("CHOWN", "gives its volumes and logs to the users of its processes"),
                new CapabilityGrant("SETUID", "starts its processes as their users"),
                new CapabilityGrant("SETGID", "starts its processes as their users"),
                new CapabilityGrant("DAC_OVERRIDE", "reads and writes files that belong to those users"),
                new CapabilityGrant("FOWNER", "sets modes of files that it has given away"),
                new CapabilityGrant("NET_BIND_SERVICE", "opens ports 80 and 443"),
                new CapabilityGrant("KILL", "reloads and stops processes of other users"))
            // A request for a certificate runs a program of its own, beside nginx with a worker for each processor.
            .WithProcesses(512);
}
