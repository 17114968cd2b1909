using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// The socket by which <c>aspire ps</c>, <c>describe</c>, <c>logs</c> and <c>stop</c> find a running app host. It is named after the app
/// host's project, a number for this run, and the process.
/// </summary>
internal static class AuxiliarySocket
{
    /// <summary>Bytes that the kernel takes for the path of a socket.</summary>
    public const int LongestPath = 107;

    /// <summary>The folder that the command line looks through.</summary>
    public static string Folder(string home) => Path.Combine(home, ".aspire", "cli", "bch");

    /// <summary>A path for this run.</summary>
    public static string NewPath(string home, string projectFile) => Path.Combine(Folder(home), string.Create(
        CultureInfo.InvariantCulture,
        $"{IdOf(projectFile)}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(6))}.{Environment.ProcessId}"));

    /// <summary>The name that the command line gives a project: eleven characters.</summary>
    /// <param name="projectFile">Full path of the project file, without symbolic links.</param>
    public static string IdOf(string projectFile)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, XxHash3.Hash(Encoding.UTF8.GetBytes(projectFile)));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Removes the sockets of this project whose process is gone: it was killed, and could not do so itself.</summary>
    public static void RemoveStale(string home, string projectFile)
    {
        if (!Directory.Exists(Folder(home)))
            return;

        foreach (var file in Directory.EnumerateFiles(Folder(home), IdOf(projectFile) + "*"))
        {
            if (int.TryParse(Path.GetExtension(file).TrimStart('.'), CultureInfo.InvariantCulture, out var id)
                && !new CliProcess(id, StartedSinceBoot: null, StartedUnix: null).IsAlive())
                File.Delete(file);
        }
    }

    /// <summary>The path of an existing file with all symbolic links followed.</summary>
    public static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            real = entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : next;
        }

        return real;
    }
}
