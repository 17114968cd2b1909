using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>Radarr: keeps films.</summary>
internal static class RadarrService
{
    /// <summary>Adds Radarr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddRadarr(this StackBuilder stack) =>
        // The first version that Jellyfin 12 lets in.
        stack.AddServarr("radarr", tag: "6.4.4", port: 7878)?
            // Downloads and library in one mount, so that it links instead of copying.
            .WithDataFolder(stack)
            .WithLibraries(stack, readOnly: false, MediaKind.Films)
            .WithProcesses(256);
}
