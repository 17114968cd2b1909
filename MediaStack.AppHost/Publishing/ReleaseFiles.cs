using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Publishing;

/// <summary>Writes the files of a release with the same modes under every umask, and secrets for their one reader.</summary>
/// <param name="folder">The release.</param>
internal sealed partial class ReleaseFiles(string folder)
{
    /// <summary>Mode of what everyone may read.</summary>
    public const UnixFileMode Public = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Mode of what only the publishing user may read.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode PublicFolder = Public | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly List<string> _written = [];

    /// <summary>Writes a generated file that its service reads under any user.</summary>
    /// <returns>The bytes written.</returns>
    public byte[] WriteConfig(string path, string content)
    {
        MakeFolders(path, PublicFolder);
        return Write(path, content, Public);
    }

    /// <summary>
    /// Writes a secret that only its reader may read. An ordinary user cannot give files away; then the release's initialiser does
    /// it before the service starts.
    /// </summary>
    /// <param name="path">Relative to the release.</param>
    /// <param name="content">The secret.</param>
    /// <param name="reader">Its reader; null leaves it to the publishing user.</param>
    /// <returns>The bytes written.</returns>
    public byte[] WriteSecret(string path, string content, ServiceUser? reader)
    {
        MakeFolders(path, OwnerFolder);
        var written = Write(path, content, UnixFileMode.UserRead);
        if (reader is not null && Environment.IsPrivilegedProcess)
        {
            Own(Path.Combine(folder, path), (uint)reader.Uid, (uint)reader.Gid);
        }

        return written;
    }

    /// <summary>Writes a file of the release.</summary>
    /// <returns>The bytes written.</returns>
    public byte[] Write(string path, string content, UnixFileMode mode)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var full = Path.Combine(folder, path);
        // Aspire's publisher left this file with the umask's mode: start anew, so that it is never more open than it should be.
        File.Delete(full);
        using var stream = new FileStream(full, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
            BufferSize = 0,
        });
        stream.Write(bytes);
        File.SetUnixFileMode(stream.SafeFileHandle, mode);
        _written.Add(full);
        return bytes;
    }

    /// <summary>
    /// Waits until everything written is on the disk. All of it at once, at the end: a file system commits what is pending with the first
    /// file, so that the others cost next to nothing.
    /// </summary>
    public void FlushToDisk()
    {
        foreach (var path in _written)
        {
            using var file = File.OpenHandle(path);
            RandomAccess.FlushToDisk(file);
        }

        _written.Clear();
    }

    private void MakeFolders(string path, UnixFileMode mode)
    {
        var current = folder;
        foreach (var name in Path.GetDirectoryName(path)!.Split('/'))
        {
            current = Path.Combine(current, name);
            Directory.CreateDirectory(current);
            File.SetUnixFileMode(current, mode);
        }
    }

    private static void Own(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0)
        {
            throw new IOException($"{path} cannot be given to {user}:{group}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
