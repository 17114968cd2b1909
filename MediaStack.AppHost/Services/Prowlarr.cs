using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>Prowlarr: keeps the indexers for all who search. It never touches a file of the library.</summary>
internal static class ProwlarrService
{
    /// <summary>Adds Prowlarr when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddProwlarr(this StackBuilder stack) =>
        stack.AddServarr("prowlarr", tag: "2.6.5", port: 9696)?.WithProcesses(192);
}
