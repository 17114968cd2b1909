using System.Runtime.InteropServices;

namespace MediaStack.Catalog.Settings.Files;

/// <summary>
/// A file about to be replaced. Every reader, and the disk after a power cut, has the old or the new content, whole.
/// All that can run out of space happens before <see cref="Commit"/>. One writer at a time.
/// </summary>
internal sealed partial class AtomicFile : IDisposable
{
    /// <summary>Readable and writable by its owner only.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Readable by everybody.</summary>
    public const UnixFileMode Public = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _target;
    private readonly string _temporary;

    private AtomicFile(string path)
    {
        var file = new FileInfo(path);
        _target = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        _temporary = Path.Combine(FolderOf(_target), $".{Path.GetFileName(_target)}.tmp");
    }

    /// <summary>Writes the new content beside the file. A file that is a symbolic link stays one.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="mode">Permissions, in force from the first byte on.</param>
    public static AtomicFile Stage(string path, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        var staged = new AtomicFile(path);
        try
        {
            File.Delete(staged._temporary); // of a writer that was killed
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = mode;
            using var stream = new FileStream(staged._temporary, options);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Stages and commits.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        using var staged = Stage(path, content, mode);
        staged.Commit();
    }

    /// <summary>Puts the new content in the place of the old.</summary>
    public void Commit()
    {
        File.Move(_temporary, _target, overwrite: true);
        FlushFolder(FolderOf(_target));
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose() => File.Delete(_temporary);

    /// <summary>Deletes a file for good.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        FlushFolder(FolderOf(path));
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!; // a file is never the root

    /// <summary>Brings a folder's entries to the disk. .NET opens no folders, so this asks the C library.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals renames itself
        var descriptor = Open(folder, 0 /* O_RDONLY */);
        if (descriptor < 0)
            throw new IOException($"The folder '{folder}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        try
        {
            // EINVAL: a file system without folder sync, such as some network shares; it has no more to give.
            const int InvalidArgument = 22;
            if (FSync(descriptor) != 0 && Marshal.GetLastPInvokeError() is not InvalidArgument)
                throw new IOException($"The folder '{folder}' cannot be written to disk: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
        finally
        {
            _ = Close(descriptor); // nothing was written through it
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
