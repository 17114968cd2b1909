using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Turns container files of a resource into configs: inline content, or a copy of the file in the output.</summary>
internal sealed class ContainerFileConfigs(ComposeFile file, Service service, string outputPath)
{
    private const UnixFileMode ReadWriteAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const UnixFileMode DefaultUmask =
        UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Sources by file name in the service's folder of the output.</summary>
    private readonly Dictionary<string, string> _copies = [];

    public void Add(IEnumerable<ContainerFileSystemItem> items, ContainerFileSystemCallbackAnnotation annotation) =>
        Add(items, annotation.DestinationPath, annotation.DefaultOwner, annotation.DefaultGroup, ReadWriteAll & ~(annotation.Umask ?? DefaultUmask));

    private void Add(IEnumerable<ContainerFileSystemItem> items, string path, int? owner, int? group, UnixFileMode defaultMode)
    {
        foreach (var item in items)
        {
            if (item is ContainerDirectory directory)
                Add(directory.Entries, $"{path}/{directory.Name}", directory.Owner ?? owner, directory.Group ?? group, defaultMode);
            else if (item is ContainerFileBase content)
                Add(content, path, content.Owner ?? owner, content.Group ?? group, content.Mode != 0 ? content.Mode : defaultMode);
            else
                throw new NotSupportedException($"'{item.Name}' of '{service.Name}' is a {item.GetType().Name}, which a compose file cannot carry.");
        }
    }

    private void Add(ContainerFileBase content, string path, int? owner, int? group, UnixFileMode mode)
    {
        var name = $"{service.Name}_{path.Replace('/', '_')}_{content.Name}";
        file.AddConfig(new Config
        {
            Name = name,
            File = string.IsNullOrEmpty(content.SourcePath) ? null : Copy(content.SourcePath),
            Content = content.Contents,
        });
        service.AddConfig(new ConfigReference
        {
            Source = name,
            Target = $"{path}/{content.Name}",
            Uid = owner?.ToString(CultureInfo.InvariantCulture),
            Gid = group?.ToString(CultureInfo.InvariantCulture),
            Mode = mode,
        });
    }

    /// <returns>Path of the copy, relative to the compose file.</returns>
    private string Copy(string source)
    {
        var fileName = Path.GetFileName(source);
        if (_copies.TryGetValue(fileName, out var other) && other != source)
            throw new InvalidOperationException($"'{service.Name}' mounts two files named '{fileName}': '{other}' and '{source}'. Rename one.");

        var folder = Path.Combine(outputPath, service.Name);
        Directory.CreateDirectory(folder);
        File.Copy(source, Path.Combine(folder, fileName), overwrite: true);
        _copies[fileName] = source;
        return $"{service.Name}/{fileName}";
    }
}
