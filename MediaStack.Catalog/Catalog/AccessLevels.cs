using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog;

/// <summary>What access levels come to under given settings.</summary>
public static class AccessLevels
{
    /// <summary>The service that brings pages to the Internet: the reverse proxy.</summary>
    internal const string Proxy = "nginx-proxy-manager";

    /// <summary>The service that asks for a log-in.</summary>
    internal const string LogIn = "authelia";

    private static readonly (AccessLevel Level, string Name)[] s_names =
    [
        (AccessLevel.Internal, "internal"),
        (AccessLevel.Lan, "lan"),
        (AccessLevel.OwnLogin, "own-login"),
        (AccessLevel.OneFactor, "one-factor"),
        (AccessLevel.TwoFactor, "two-factor"),
    ];

    /// <summary>The key of the setting that chooses the level, <c>sonarr.access</c>.</summary>
    /// <param name="serviceId">A service id.</param>
    public static string AccessKey(string serviceId) => serviceId + ".access";

    /// <summary>The key of the setting with the direct port, <c>sonarr.port</c>.</summary>
    /// <param name="serviceId">A service id.</param>
    public static string PortKey(string serviceId) => serviceId + ".port";

    /// <summary>The name of a level in settings and files, <c>own-login</c>.</summary>
    /// <param name="level">A level.</param>
    public static string NameOf(AccessLevel level) => s_names.First(each => each.Level == level).Name;

    /// <summary>The level of that name, or <see langword="null"/>.</summary>
    /// <param name="name">Such as <c>own-login</c>.</param>
    public static AccessLevel? Parse(string? name) =>
        s_names.Where(each => each.Name == name).Select(each => (AccessLevel?)each.Level).FirstOrDefault();

    /// <summary>
    /// The level that holds. Without a reverse proxy, this one or the owner's, and Authelia, a level behind a log-in comes to
    /// <see cref="AccessLevel.Lan"/>, and so does <see cref="AccessLevel.OwnLogin"/> without a reverse proxy.
    /// </summary>
    /// <param name="settings">The settings; whether the service itself is selected makes no difference.</param>
    /// <param name="serviceId">A service id.</param>
    /// <returns>The level; <see cref="AccessLevel.Internal"/> for a service without a page.</returns>
    public static AccessLevel Effective(StackSettings settings, string serviceId)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ServiceCatalog.Find(serviceId) is { Access: not null } service
            ? Effective(Chosen(service, settings[AccessKey(serviceId)]), settings.Has, PublicDoors.IsOwn(settings[PublicDoors.OwnProxyKey]))
            : AccessLevel.Internal;
    }

    /// <summary>The public name of a service's page, <c>sonarr.example.com</c>, or <see langword="null"/> where it has none.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="serviceId">A service id.</param>
    public static string? PublicHost(StackSettings settings, string serviceId)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return IsProxied(Effective(settings, serviceId)) && settings["domain"] is { } domain ? $"{serviceId}.{domain}" : null;
    }

    /// <summary>Whether the page of such a level is reached through a reverse proxy.</summary>
    /// <param name="level">An effective level.</param>
    public static bool IsProxied(this AccessLevel level) => level is AccessLevel.OwnLogin or AccessLevel.OneFactor or AccessLevel.TwoFactor;

    /// <summary>The level that a value means; the service's default where it means none.</summary>
    internal static AccessLevel Chosen(ServiceDefinition service, string? value) =>
        Parse(value) ?? service.Access?.Default ?? AccessLevel.Internal;

    internal static AccessLevel Effective(AccessLevel chosen, Func<string, bool> isSelected, bool hasOwnProxy) => chosen switch
    {
        AccessLevel.OwnLogin => isSelected(Proxy) || hasOwnProxy ? chosen : AccessLevel.Lan,
        AccessLevel.OneFactor or AccessLevel.TwoFactor => (isSelected(Proxy) || hasOwnProxy) && isSelected(LogIn) ? chosen : AccessLevel.Lan,
        _ => chosen,
    };
}
