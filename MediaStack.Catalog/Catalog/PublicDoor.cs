using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog;

/// <summary>Through which door the Internet comes to the pages.</summary>
public enum PublicDoor
{
    /// <summary>Through none: pages are open at home only.</summary>
    None,

    /// <summary>Through the reverse proxy of the stack, on ports of this host.</summary>
    OwnDomain,

    /// <summary>Through Cloudflare's network, which a tunnel from inside connects to the reverse proxy of the stack.</summary>
    CloudflareTunnel,

    /// <summary>Through a reverse proxy that the owner has already, and for which the release brings configuration.</summary>
    OwnProxy,
}

/// <summary>What the door comes to under given settings.</summary>
public static class PublicDoors
{
    /// <summary>The service that keeps the tunnel to Cloudflare.</summary>
    internal const string Tunnel = "cloudflared";

    /// <summary>The setting that names the owner's own reverse proxy.</summary>
    internal const string OwnProxyKey = "own-proxy";

    /// <summary>The setting with the address at which the owner's own reverse proxy finds the pages.</summary>
    internal const string OwnProxyAddressKey = "own-proxy-address";

    /// <summary>The setting with the host's port for https.</summary>
    internal const string HttpsPortKey = "nginx-proxy-manager.https-port";

    /// <summary>The value of <see cref="OwnProxyKey"/> that means none.</summary>
    internal const string NoProxy = "none";

    private const int Https = 443;

    /// <summary>The door that these settings open.</summary>
    /// <param name="settings">The settings.</param>
    public static PublicDoor Of(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Has(AccessLevels.Proxy))
            return settings.Has(Tunnel) ? PublicDoor.CloudflareTunnel : PublicDoor.OwnDomain;
        return IsOwn(settings[OwnProxyKey]) ? PublicDoor.OwnProxy : PublicDoor.None;
    }

    /// <summary>The port of https in public addresses: another than 443 only where this host's own port is the door.</summary>
    /// <param name="settings">Settings without errors.</param>
    public static int Port(StackSettings settings) =>
        Of(settings) is PublicDoor.OwnDomain && Quantities.Whole(settings[HttpsPortKey] ?? "") is { } port ? (int)port : Https;

    /// <summary>What follows the name of a public address: nothing, or the port after a colon where it is not 443.</summary>
    /// <param name="settings">Settings without errors.</param>
    public static string PortSuffix(StackSettings settings) => Port(settings) is var port && port == Https ? "" : $":{port}";

    /// <summary>Whether a value of <see cref="OwnProxyKey"/> names a reverse proxy.</summary>
    internal static bool IsOwn(string? ownProxy) => ownProxy is not null and not NoProxy;
}
