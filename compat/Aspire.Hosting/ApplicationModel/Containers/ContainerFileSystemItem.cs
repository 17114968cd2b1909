namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file or folder that is put into a container.</summary>
public abstract class ContainerFileSystemItem
{
    private string? _name;

    /// <summary>Name without path.</summary>
    /// <exception cref="ArgumentException">The name has a path separator.</exception>
    public string Name
    {
        get => _name ?? string.Empty;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Contains('/', StringComparison.Ordinal) || Path.GetFileName(value) != value)
                throw new ArgumentException($"'{value}' is a path: nest a ContainerDirectory for each folder, and "
                    + "name the file only.", nameof(value));

            _name = value;
        }
    }

    /// <summary>Numeric owner; null for the default of the call.</summary>
    public int? Owner { get; set; }

    /// <summary>Numeric group; null for the default of the call.</summary>
    public int? Group { get; set; }

    /// <summary>Permissions; 0 to follow the umask.</summary>
    public UnixFileMode Mode { get; set; }
}

/// <summary>A file that is put into a container.</summary>
public abstract class ContainerFileBase : ContainerFileSystemItem
{
    /// <summary>Content of the file; not together with <see cref="SourcePath"/>.</summary>
    public string? Contents { get; set; }

    /// <summary>File to copy; not together with <see cref="Contents"/>.</summary>
    public string? SourcePath { get; set; }

    /// <summary>True when the container may start although this file could not be made.</summary>
    public bool? ContinueOnError { get; set; }
}

/// <summary>A plain file that is put into a container.</summary>
public sealed class ContainerFile : ContainerFileBase
{
}

/// <summary>A folder that is put into a container.</summary>
public sealed class ContainerDirectory : ContainerFileSystemItem
{
    /// <summary>What is in it.</summary>
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];

    /// <summary>Describes a file or the content of a folder of the host.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="searchPattern">Names to take, with <c>*</c> and <c>?</c>.</param>
    /// <param name="searchOptions">Whether to go into subfolders.</param>
    /// <param name="updateItem">Called for each item, to set owner or mode.</param>
    /// <returns>The items, sorted by name, so that the same folder gives the same list.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such file or folder.</exception>
    public static IEnumerable<ContainerFileSystemItem> GetFileSystemItemsFromPath(
        string path,
        string searchPattern = "*",
        SearchOption searchOptions = SearchOption.TopDirectoryOnly,
        Action<ContainerFileSystemItem>? updateItem = null)
    {
        var fullPath = Path.GetFullPath(path);
        if (File.Exists(fullPath))
            return [FileFrom(fullPath, updateItem)];
        if (!Directory.Exists(fullPath))
            throw new DirectoryNotFoundException($"'{fullPath}' does not exist, so nothing can be copied from it into a container.");

        return [.. EntriesOf(fullPath, searchPattern, searchOptions, updateItem)];
    }

    private static IEnumerable<ContainerFileSystemItem> EntriesOf(
        string folder,
        string searchPattern,
        SearchOption searchOptions,
        Action<ContainerFileSystemItem>? updateItem)
    {
        foreach (var file in Directory.EnumerateFiles(folder, searchPattern).Order(StringComparer.Ordinal))
            yield return FileFrom(file, updateItem);

        if (searchOptions == SearchOption.TopDirectoryOnly)
            yield break;

        foreach (var subfolder in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var entries = EntriesOf(subfolder, searchPattern, searchOptions, updateItem).ToArray();
            if (entries.Length == 0)
                continue;

            var directory = new ContainerDirectory { Name = Path.GetFileName(subfolder), Entries = entries };
            updateItem?.Invoke(directory);
            yield return directory;
        }
    }

    private static ContainerFile FileFrom(string path, Action<ContainerFileSystemItem>? updateItem)
    {
        var file = new ContainerFile { Name = Path.GetFileName(path), SourcePath = path };
        updateItem?.Invoke(file);
        return file;
    }
}
