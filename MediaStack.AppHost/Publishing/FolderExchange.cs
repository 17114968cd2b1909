using System.ComponentModel;
using System.Runtime.InteropServices;

namespace MediaStack.AppHost.Publishing;

/// <summary>Lets two folders change places in one step of the file system, so that nobody ever sees neither or half.</summary>
internal static partial class FolderExchange
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint Exchanging = 2; // RENAME_EXCHANGE

    /// <summary>Exchanges two folders of one file system.</summary>
    /// <exception cref="IOException">The file system refuses; the message says why, and both folders are as they were.</exception>
    public static void Exchange(string first, string second)
    {
        if (RenameAt2(CurrentFolder, first, CurrentFolder, second, Exchanging) == 0)
        {
            return;
        }

        var reason = new Win32Exception(Marshal.GetLastPInvokeError());
        throw new IOException($"{second} cannot be replaced in one step: {reason.Message}. Publish to a folder on another file system, or to a new one.", reason);
    }

    /// <summary>Gives a file a second name, with its owner and mode and also when it is a link.</summary>
    /// <exception cref="IOException">The file system refuses; the message says why.</exception>
    public static void Link(string existing, string another)
    {
        if (HardLink(existing, another) != 0)
        {
            var reason = new Win32Exception(Marshal.GetLastPInvokeError());
            throw new IOException($"{existing} cannot be carried over: {reason.Message}.", reason);
        }
    }

    // link(2) does not follow a link.
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int HardLink(string existing, string another);

    // renameat2(2); in glibc since 2.28 and in musl since 1.2.5.
    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
