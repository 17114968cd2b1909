using System.Security.Cryptography;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Everything below a folder: path, mode and, for files, a digest of the content. Two states are equal when a person could not tell the folders apart.</summary>
internal sealed record FolderState(string Listing)
{
    /// <summary>The state of a folder now; of one that does not exist, empty.</summary>
    public static FolderState Of(string folder)
    {
        if (!Directory.Exists(folder))
            return new FolderState("");
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => $"{Convert.ToString((int)entry.UnixFileMode, 8),4} {Path.GetRelativePath(folder, entry.FullName)} {Digest(entry)}");
        return new FolderState(string.Join('\n', entries));
    }

    /// <summary>Fails with the entries that differ.</summary>
    public void ShouldBe(FolderState expected)
    {
        if (this != expected)
            Assert.Fail($"The folders differ:\n{LineDiff.Describe(expected.Listing, Listing)}");
    }

    private static string Digest(FileSystemInfo entry) => entry switch
    {
        { LinkTarget: { } target } => "-> " + target,
        FileInfo file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))[..16],
        _ => "/",
    };
}
