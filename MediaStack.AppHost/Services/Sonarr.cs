using MediaStack.AppHost.Model;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>Sonarr: keeps series.</summary>
internal static class SonarrService
{
    /// <summary>Adds Sonarr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddSonarr(this StackBuilder stack) =>
        // The first version that Jellyfin 12 lets in.
        stack.AddServarr("sonarr", tag: "4.0.20", port: 8989)?
            // Downloads and library in one mount, so that it links instead of copying.
            .WithDataFolder(stack)
            .WithLibraries(stack, readOnly: false, MediaKind.Series)
            .WithProcesses(256);
}
