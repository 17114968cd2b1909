using System.Globalization;
using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Apprise API: passes messages on to services outside. It asks nobody who he is, so it has no page and only senders reach it; its
/// addresses come from a secret file that it cannot change (github.com/caronc/apprise-api, README).
/// </summary>
internal static class AppriseService
{
    /// <summary>Id in the catalog, and its host name.</summary>
    public const string Id = "apprise";

    /// <summary>Port of its API.</summary>
    public const int Port = 8000;

    private const string Image = "caronc/apprise";
    private const string Tag = "1.5.4";

    // In the mode "simple", the addresses of a key are the text file of that name.
    private const string File = $"{NotificationChannel.Topic}.cfg";

    /// <summary>Adds Apprise when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddApprise(this StackBuilder stack) =>
        stack.AddService(Id, Image, Tag)?
            .WithHttpEndpoint(targetPort: Port, name: "api")
            .WithSecretFile(File, () => stack.Value("apprise.urls").Replace(' ', '\n') + "\n")
            .WithEnvironment("APPRISE_CONFIG_DIR", "/run/secrets")
            .WithEnvironment("APPRISE_STATEFUL_MODE", "simple")
            .WithEnvironment("APPRISE_CONFIG_LOCK", "yes")
            // By itself it starts two for each processor, and one more.
            .WithEnvironment("APPRISE_WORKER_COUNT", 1.ToString(CultureInfo.InvariantCulture))
            .OnNetworks(StackNetwork.Apps, StackNetwork.Notifications)
            // The image has Python, and neither curl nor wget.
            .WithHealthCommand("python3", "-c", $"import urllib.request; urllib.request.urlopen('http://127.0.0.1:{Port}/status', timeout=4)")
            .AsStackUser(stack, tmpfs: "/tmp")
            .WithPolicy(policy => policy.WritableRootReason = "Its start script writes the configuration of its web server into the image.")
            .WithProcesses(64);
}
