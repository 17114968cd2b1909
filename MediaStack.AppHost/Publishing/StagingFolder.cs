using System.Security.Cryptography;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// The hidden folder beside a release in which the next one is made, and a lock on it that lasts as long as this process: whoever finds
/// the folder without it may remove it, also from another container, where process ids mean nothing.
/// </summary>
/// <param name="release">Absolute path of the release.</param>
internal sealed class StagingFolder(string release)
{
    private const string LockExtension = ".lock";

    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _parent = System.IO.Path.GetDirectoryName(release) ?? release;
    private readonly string _name = $".{System.IO.Path.GetFileName(release)}.publishing-";
    private readonly string _own = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private FileStream? _lock;

    /// <summary>Absolute path; the folder is there between <see cref="Create"/> and <see cref="Remove"/>.</summary>
    public string Path => System.IO.Path.Combine(_parent, _name + _own);

    /// <summary>Makes the folder, after removing those that killed publishes left.</summary>
    /// <exception cref="IOException">The parent cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Create()
    {
        RemoveAbandoned();
        _lock = Locked(Path + LockExtension, FileMode.CreateNew) ?? throw new IOException($"{Path} is in use.");
        Directory.CreateDirectory(Path);
        File.SetUnixFileMode(Path, FolderMode);
    }

    /// <summary>Removes the folder, whatever it holds by now, and gives up the lock.</summary>
    /// <returns>Why the folder is still there; null when it is gone.</returns>
    public string? Remove()
    {
        var problem = Directory.Exists(Path) ? TryDelete(Path) : null;
        if (_lock is not null)
        {
            File.Delete(_lock.Name);
            _lock.Dispose();
            _lock = null;
        }

        return problem;
    }

    private void RemoveAbandoned()
    {
        foreach (var path in Directory.EnumerateFiles(_parent, $"{_name}*{LockExtension}"))
        {
            // Held by its publish while that runs; the kernel frees it when the process ends, however it ends.
            using var abandoned = Locked(path, FileMode.Open);
            if (abandoned is not null && TryDelete(path[..^LockExtension.Length]) is null)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>The file, for this process alone; null while another process has it, or when it is gone.</summary>
    private static FileStream? Locked(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (mode is FileMode.Open && exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
