using System.Globalization;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Audiobookshelf: plays audio books and podcasts.</summary>
internal static class AudiobookshelfService
{
    private const string Image = "ghcr.io/advplyr/audiobookshelf";
    private const string Tag = "2.36.0";

    // Its own default, 80, is for root.
    private const int Port = 13378;

    /// <summary>Adds Audiobookshelf when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddAudiobookshelf(this StackBuilder stack) =>
        stack.AddService("audiobookshelf", Image, Tag)?
            .WithWebPage(stack, Port)
            .WithEnvironment("PORT", Port.ToString(CultureInfo.InvariantCulture))
            .WithStateVolume("config", "/config", EstateVolumeKind.Config)
            // Covers and descriptions that somebody chose are here, and its own back-ups.
            .WithStateVolume("metadata", "/metadata", EstateVolumeKind.Config)
            // It downloads podcasts, and takes audio books that are uploaded in its page.
            .WithLibraries(stack, readOnly: false, MediaKind.Audiobooks, MediaKind.Podcasts)
            .WithLibraries(stack, readOnly: true, MediaKind.Books)
            .OnNetworks(StackNetwork.Apps)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/healthcheck")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsStackUser(stack, "/tmp")
            .WithProcesses(128);
}
