using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog;

/// <summary>The one channel on which the estate tells its owner something.</summary>
public static class Notifications
{
    /// <summary>The key of the setting that chooses the channel.</summary>
    public const string ChannelKey = "notifications.channel";

    internal const string Selected = "selected";
    internal const string None = "none";
    internal const string Ntfy = "ntfy";
    internal const string Apprise = "apprise";

    /// <summary>The service that carries messages, <c>ntfy</c> or <c>apprise</c>, or <see langword="null"/> for none.</summary>
    /// <param name="settings">The settings.</param>
    public static string? Channel(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Channel(settings[ChannelKey], settings.Has);
    }

    internal static string? Channel(string? chosen, Func<string, bool> isSelected) => chosen switch
    {
        Ntfy or Apprise => isSelected(chosen) ? chosen : null,
        None => null,
        _ => new[] { Ntfy, Apprise }.FirstOrDefault(isSelected),
    };
}
