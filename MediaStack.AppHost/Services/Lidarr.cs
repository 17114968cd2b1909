using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>Lidarr: keeps music.</summary>
internal static class LidarrService
{
    /// <summary>Adds Lidarr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddLidarr(this StackBuilder stack) =>
        stack.AddServarr("lidarr", tag: "3.1.0", port: 8686)?
            // Downloads and library in one mount, so that it links instead of copying.
            .WithDataFolder(stack)
            .WithLibraries(stack, readOnly: false, MediaKind.Music)
            // It listens to a piece of each track to tell what it is.
            .WithProcesses(256);
}
