using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Plex: plays the library to every screen.</summary>
internal static class PlexService
{
    private const string Id = "plex";
    private const string Image = "lscr.io/linuxserver/plex";
    private const string Tag = "1.43.4";
    private const int Port = 32400;

    /// <summary>Adds Plex when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddPlex(this StackBuilder stack) =>
        stack.AddService(Id, Image, Tag)?
            .WithPlace(stack)
            .AsLinuxServerImage(stack)
            // A new version is a new image, never one that replaces itself.
            .WithEnvironment("VERSION", "docker")
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            .WithStateVolume("transcode", "/transcode", EstateVolumeKind.Cache)
            .WithDataFolder(stack, "media", readOnly: true)
            .WithLibraries(stack, readOnly: true, MediaKind.Films, MediaKind.Series, MediaKind.Music)
            // Whether somebody has claimed it or not, it tells who it is.
            .WithHealthUrl($"http://127.0.0.1:{Port}/identity")
            // After an update it converts its database first.
            .WithSlowStart(TimeSpan.FromMinutes(10))
            .WithGraphics(stack)
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            // Each stream that it converts is a process with a thread for each processor.
            .WithProcesses(1024);

    // Players that look for a server ask by broadcast, which reaches no container's network.
    private static IResourceBuilder<MediaServiceResource> WithPlace(this IResourceBuilder<MediaServiceResource> plex, StackBuilder stack) =>
        stack.Value("plex.discovery") == "true"
            ? plex.WithWebPage(stack, Port, published: false)
                .WithPolicy(policy => policy.HostNetworkReason = "Players at home find it by broadcast, which ends at a container's own network.")
            : plex.WithWebPage(stack, Port).OnNetworks(StackNetwork.Apps);
}
