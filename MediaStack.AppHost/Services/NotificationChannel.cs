using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>The one channel of messages to the owner, and how each kind of sender speaks to it.</summary>
internal static class NotificationChannel
{
    /// <summary>Topic of ntfy and key of Apprise's configuration: all messages of the estate.</summary>
    public const string Topic = "mediastack";

    /// <summary>The chosen one of the services that carry messages; null for none.</summary>
    public static IResourceBuilder<MediaServiceResource>? Channel(
        this StackBuilder stack, params IEnumerable<IResourceBuilder<MediaServiceResource>?> carriers) =>
        carriers.OfType<IResourceBuilder<MediaServiceResource>>().SingleOrDefault(carrier => carrier.Resource.Name == Notifications.Channel(stack.Settings));

    /// <summary>The channel that a service tells the owner something on; null for none.</summary>
    public static MediaServiceResource? ChannelOf(IResource sender) =>
        sender.Related(EstateEdgeKind.Notifies).OfType<MediaServiceResource>().SingleOrDefault();

    /// <summary>Gives a sender the channel's address in the notation of shoutrrr, as a file: ntfy's holds the token.</summary>
    /// <param name="sender">The sender.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="channel">The channel; null changes nothing.</param>
    /// <param name="variable">The variable in which the sender looks for the file's path.</param>
    public static IResourceBuilder<MediaServiceResource> WithShoutrrr(
        this IResourceBuilder<MediaServiceResource> sender, StackBuilder stack, IResourceBuilder<MediaServiceResource>? channel, string variable)
    {
        if (channel is null)
        {
            return sender;
        }

        sender.Notifies(channel);
        return sender
            .WithSecretFile("notification-url", () => channel.Resource.Name == NtfyService.Id
                ? $"ntfy://:{stack.Value(NtfyService.Token)}@{NtfyService.Id}:{NtfyService.Port}/{Topic}?scheme=http"
                : $"generic://{AppriseService.Id}:{AppriseService.Port}/notify/{Topic}?disabletls=yes&template=json&messagekey=body&titlekey=title")
            .WithEnvironment(variable, "/run/secrets/notification-url");
    }
}
