using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Watchtower, the maintained fork: looks whether an image was built anew under its tag, and tells. It starts, stops and replaces
/// nothing, which its socket proxy enforces. Publishing calls it after all others, because it labels those that it looks at.
/// </summary>
internal static class WatchtowerService
{
    private const string Image = "nickfedor/watchtower";
    private const string Tag = "1.21.0";
    private const string Label = "com.centurylinklabs.watchtower";

    /// <summary>Adds Watchtower when it is selected, and labels every service that is in the model so far.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddWatchtower(this StackBuilder stack, IResourceBuilder<MediaServiceResource>? channel)
    {
        var watched = ReleaseService.Of(stack.Application.Resources);
        var watchtower = stack.AddService("watchtower", Image, Tag)?
            .WithEnvironment("DOCKER_HOST", SocketProxyService.AddressFor("watchtower"))
            .WithEnvironment("WATCHTOWER_MONITOR_ONLY", "true")
            .WithEnvironment("WATCHTOWER_LABEL_ENABLE", "true")
            .WithEnvironment("WATCHTOWER_SCOPE", ReleasePublishing.Project)
            // Seconds first: each morning at six.
            .WithEnvironment("WATCHTOWER_SCHEDULE", "0 0 6 * * *")
            .WithEnvironment("WATCHTOWER_NO_STARTUP_MESSAGE", "true")
            // It asks registries outside.
            .OnNetworks(StackNetwork.Apps)
            .WithPolicy(policy => policy.NoHealthReason = "Its own check tells no more than that its program can be started.")
            .AsFixedUser(tmpfs: "/tmp")
            .WithProcesses(64)
            .WithShoutrrr(stack, channel, "WATCHTOWER_NOTIFICATION_URL");
        if (watchtower is null)
        {
            return null;
        }

        foreach (var service in watched)
        {
            service.Policy.Labels[$"{Label}.enable"] = "true";
            service.Policy.Labels[$"{Label}.scope"] = ReleasePublishing.Project;
        }

        // Beside looking, it fetches an image to compare it with the one that runs.
        stack.AddFilteredSocketProxy(watchtower, StackNetwork.WatchtowerControl,
            get: @"/(v[0-9.]+/)?(_ping|version|info|containers/json|containers/[a-f0-9]+/json|images/.+/json)",
            post: @"/(v[0-9.]+/)?images/create");
        return watchtower;
    }
}
