using System.Globalization;

namespace MediaStack.Catalog;

/// <summary>The two settings of every service with a page: who reaches it, and its port at home.</summary>
internal static class AccessSettings
{
    /// <summary>The definition with a page: access, and <c>access</c> and <c>port</c> before the settings of its own.</summary>
    /// <param name="service">A service.</param>
    /// <param name="lanPort">The direct port, unless the owner chooses another.</param>
    /// <param name="standard">The level, unless the owner chooses another.</param>
    /// <param name="others">The other levels that can be chosen.</param>
    public static ServiceDefinition WithPage(
        this ServiceDefinition service, int lanPort, AccessLevel standard, params IReadOnlyList<AccessLevel> others)
    {
        var access = new ServiceAccess(standard, [.. others.Append(standard).Order()], lanPort);
        return service with { Access = access, Settings = [Level(service, access), Port(service, access), .. service.Settings] };
    }

    private static SettingDefinition Level(ServiceDefinition service, ServiceAccess access) => new()
    {
        Key = AccessLevels.AccessKey(service.Id),
        Kind = SettingKind.Choice,
        Label = $"Who can open {service.Title}",
        Help = $"From where the page of {service.Title} can be opened, and what stands before it.",
        Default = AccessLevels.NameOf(access.Default),
        Choices = [.. access.Allowed.Select(Choice)],
    };

    private static SettingDefinition Port(ServiceDefinition service, ServiceAccess access) => new()
    {
        Key = AccessLevels.PortKey(service.Id),
        Kind = SettingKind.Port,
        Label = $"{service.Title}'s port at home",
        Help = $"Where {service.Title} is found on this host's address at home, while its page is open to the home network.",
        Default = access.LanPort.ToString(CultureInfo.InvariantCulture),
    };

    private static SettingChoice Choice(AccessLevel level)
    {
        var (label, help) = level switch
        {
            AccessLevel.Internal => ("Nobody", "Only the other services reach it; no browser does."),
            AccessLevel.Lan => ("The home network", "Everybody at home reaches its port; nothing is open to the Internet."),
            AccessLevel.OwnLogin => ("From everywhere, with its own log-in",
                "Through the reverse proxy. The service checks who you are, so its apps for phone and television work."),
            AccessLevel.OneFactor => ("From everywhere, with your password", "Through the reverse proxy, behind Authelia's log-in page."),
            _ => ("From everywhere, with your password and a code",
                "Through the reverse proxy, behind Authelia's log-in page, which also asks for a second factor."),
        };
        return new(AccessLevels.NameOf(level), label, help);
    }
}
