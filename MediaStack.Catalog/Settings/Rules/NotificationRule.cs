namespace MediaStack.Catalog.Settings.Rules;

/// <summary>The channel of messages must be one of the selected services, and alerts are worth a channel.</summary>
internal sealed class NotificationRule : ISettingsRule
{
    private static readonly string[] s_senders = ["alertmanager", "volume-backup", "watchtower"];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        var chosen = settings.ValueOf(Notifications.ChannelKey);
        if (chosen is Notifications.Ntfy or Notifications.Apprise && !settings.IsSelected(chosen))
        {
            yield return Finding.Error(FindingCodes.Channel, Notifications.ChannelKey, $"{chosen} is to carry messages, and it is not selected.",
                $"Add \"{chosen}\" to the services, or choose {Notifications.Selected}.");
        }
        else if (settings.Values.ContainsKey(Notifications.ChannelKey) && chosen is Notifications.None
            && s_senders.FirstOrDefault(settings.IsSelected) is { } sender)
        {
            yield return Finding.Note(FindingCodes.Channel, Notifications.ChannelKey, $"{settings.Catalog.Find(sender)?.Title ?? sender} has nobody to tell.",
                "Choose another channel, or look at its page yourself.");
        }
    }
}
