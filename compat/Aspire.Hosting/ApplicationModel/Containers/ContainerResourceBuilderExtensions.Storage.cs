using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Mounts a volume.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="name">Name of the volume; null for an anonymous one.</param>
    /// <param name="target">Absolute path in the container.</param>
    /// <param name="isReadOnly">True to forbid writing.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource =>
        builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));

    /// <summary>Mounts an anonymous volume.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="target">Absolute path in the container.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string target) where T : ContainerResource =>
        builder.WithVolume(null, target);

    /// <summary>Mounts a file or folder of the host.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="source">Path on the host; a relative one starts at the app host's folder.</param>
    /// <param name="target">Absolute path in the container.</param>
    /// <param name="isReadOnly">True to forbid writing.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithBindMount<T>(
        this IResourceBuilder<T> builder,
        string source,
        string target,
        bool isReadOnly = false) where T : ContainerResource
    {
        var fullPath = Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory);
        return builder.WithAnnotation(new ContainerMountAnnotation(fullPath, target, ContainerMountType.BindMount, isReadOnly));
    }

    /// <summary>Puts files and folders into the container.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="destinationPath">Folder in the container.</param>
    /// <param name="entries">The files and folders.</param>
    /// <param name="defaultOwner">Numeric owner of items that name none; null for root.</param>
    /// <param name="defaultGroup">Numeric group of items that name none; null for root.</param>
    /// <param name="umask">Permissions that items without a mode do not get; null for 0022.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        IEnumerable<ContainerFileSystemItem> entries,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null) where T : ContainerResource =>
        builder.WithContainerFiles(destinationPath, (_, _) => Task.FromResult(entries), defaultOwner, defaultGroup, umask);

    /// <summary>Puts files and folders into the container that are made when they are needed.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="destinationPath">Folder in the container.</param>
    /// <param name="callback">Makes the files and folders.</param>
    /// <param name="defaultOwner">Numeric owner of items that name none; null for root.</param>
    /// <param name="defaultGroup">Numeric group of items that name none; null for root.</param>
    /// <param name="umask">Permissions that items without a mode do not get; null for 0022.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null) where T : ContainerResource => builder.WithAnnotation(new ContainerFileSystemCallbackAnnotation
        {
            DestinationPath = destinationPath,
            Callback = callback,
            DefaultOwner = defaultOwner,
            DefaultGroup = defaultGroup,
            Umask = umask,
        });

    /// <summary>Copies a file or a folder with all its subfolders into the container.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="destinationPath">Folder in the container.</param>
    /// <param name="sourcePath">Path on this machine; a relative one starts at the app host's folder.</param>
    /// <param name="defaultOwner">Numeric owner; null for root.</param>
    /// <param name="defaultGroup">Numeric group; null for root.</param>
    /// <param name="umask">Permissions that the items do not get; null for 0022.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        string sourcePath,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null) where T : ContainerResource
    {
        var fullPath = Path.GetFullPath(sourcePath, builder.ApplicationBuilder.AppHostDirectory);
        return builder.WithContainerFiles(
            destinationPath,
            (_, _) => Task.FromResult(ContainerDirectory.GetFileSystemItemsFromPath(fullPath, searchOptions: SearchOption.AllDirectories)),
            defaultOwner,
            defaultGroup,
            umask);
    }
}
