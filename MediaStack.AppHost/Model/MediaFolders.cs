using MediaStack.AppHost.Formats;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>Which folders of downloads and media a service sees. Everybody sees a folder under the same path.</summary>
internal static class MediaFolders
{
    /// <summary>Mounts the folder of downloads and media, or a part of it.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="part">Empty for the whole tree, else a part such as <c>media</c>.</param>
    /// <param name="readOnly">Whether the service only reads it.</param>
    public static IResourceBuilder<T> WithDataFolder<T>(this IResourceBuilder<T> builder, StackBuilder stack, string part = "", bool readOnly = false)
        where T : ContainerResource
    {
        var below = part.Length == 0 ? "" : $"/{part}";
        var source = stack.Placeholder("data-folder") + below;
        return builder.WithPolicy(policy =>
            policy.HostMounts.Add(new HostMount(source, MediaRoots.DataPath + below, readOnly, EstateVolumeKind.Data, Made: true)));
    }

    /// <summary>
    /// Says which kinds of media the service keeps or shows, and mounts their folders as far as it does not see them yet.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="readOnly">Whether the service only reads them.</param>
    /// <param name="kinds">The kinds.</param>
    public static IResourceBuilder<T> WithLibraries<T>(this IResourceBuilder<T> builder, StackBuilder stack, bool readOnly, params MediaKind[] kinds)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            foreach (var root in MediaRoots.Of(stack.Settings, kinds))
            {
                policy.Libraries.Add(new EstateLibrary(root.Media, root.Path));
                if (!policy.HostMounts.Exists(mount => mount.Kind == EstateVolumeKind.Data && IsIn(root.Path, mount.Target)))
                {
                    policy.HostMounts.Add(new HostMount(
                        ComposeText.Literal(root.Folder), root.Path, readOnly, EstateVolumeKind.Data, Made: !root.Adopted));
                }
            }
        });

    private static bool IsIn(string inner, string outer) => inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);
}
