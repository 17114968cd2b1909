using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog;

/// <summary>Which services are behind the VPN under given settings.</summary>
public static class VpnRoute
{
    /// <summary>The service that has the tunnel.</summary>
    internal const string Tunnel = "gluetun";

    /// <summary>The key of the switch of a service that has the choice, <c>nzbget.vpn</c>.</summary>
    /// <param name="serviceId">A service id.</param>
    public static string SwitchKey(string serviceId) => serviceId + ".vpn";

    /// <summary>Whether a service must have no way out but the tunnel. Whether it is selected makes no difference.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="serviceId">A service id; unknown ones, such as those of internal helpers, are not behind it.</param>
    public static bool IsRequired(StackSettings settings, string serviceId)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ServiceCatalog.Find(serviceId) is { } service && IsRequired(service, key => settings[key]);
    }

    // Whatever is not a plain no means yes.
    internal static bool IsRequired(ServiceDefinition service, Func<string, string?> valueOf) => service.Vpn switch
    {
        VpnUse.Always => true,
        VpnUse.ByChoice => valueOf(SwitchKey(service.Id)) != "false",
        _ => false,
    };

    /// <summary>The services without which a service cannot run: those that it names, and the tunnel where it is behind it.</summary>
    internal static IEnumerable<string> NeedsOf(ServiceDefinition service, Func<string, string?> valueOf) =>
        IsRequired(service, valueOf) ? service.Needs.Append(Tunnel).Distinct() : service.Needs;
}
