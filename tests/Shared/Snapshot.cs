using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace MediaStack.Tests;

/// <summary>
/// Compares what a test produced with files that are kept beside it, in <c>Snapshots/&lt;test file&gt;.&lt;test&gt;…</c>. A difference fails
/// the test, shows the changed lines, and leaves what was received beside what was expected. With <c>MEDIASTACK_ACCEPT_SNAPSHOTS=1</c>
/// what was received becomes what is expected.
/// </summary>
public static class Snapshot
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool Accepting => Environment.GetEnvironmentVariable("MEDIASTACK_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>Compares one text with <c>Snapshots/&lt;test file&gt;.&lt;test&gt;.&lt;extension&gt;</c>.</summary>
    public static void Match(string actual, string extension = "txt", [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var expectedFile = PathOf(testFile, test) + "." + extension;
        var receivedFile = PathOf(testFile, test) + ".received." + extension;
        var bytes = StrictUtf8.GetBytes(actual);
        if (Accepting)
        {
            WriteFile(expectedFile, bytes);
            return;
        }
        if (Difference(expectedFile, bytes) is { } difference)
        {
            WriteFile(receivedFile, bytes);
            Fail(difference);
        }
        File.Delete(receivedFile);
    }

    /// <summary>Compares the files of a folder, byte by byte, with the folder <c>Snapshots/&lt;test file&gt;.&lt;test&gt;</c>.</summary>
    public static void MatchFolder(string actual, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var expectedFolder = PathOf(testFile, test);
        var receivedFolder = expectedFolder + ".received.files";
        if (Directory.Exists(receivedFolder))
            Directory.Delete(receivedFolder, recursive: true);

        var files = FilesOf(actual);
        if (Accepting)
        {
            if (Directory.Exists(expectedFolder))
                Directory.Delete(expectedFolder, recursive: true);
            foreach (var file in files)
                WriteFile(Path.Combine(expectedFolder, file), File.ReadAllBytes(Path.Combine(actual, file)));
            return;
        }

        var differences = FilesOf(expectedFolder).Except(files).Select(file => $"{file} is expected and was not written.").ToList();
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(actual, file));
            if (Difference(Path.Combine(expectedFolder, file), bytes) is not { } difference)
                continue;
            WriteFile(Path.Combine(receivedFolder, file), bytes);
            differences.Add(difference);
        }
        if (differences.Count > 0)
            Fail(string.Join('\n', differences));
    }

    private static string PathOf(string testFile, string test) =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(testFile)}.{test}"); // Not null: a source file has a folder.

    private static List<string> FilesOf(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    private static string? Difference(string expectedFile, byte[] actual)
    {
        var name = Path.GetRelativePath(Repository.Root, expectedFile);
        if (!File.Exists(expectedFile))
            return $"{name} does not exist yet.";
        var expected = File.ReadAllBytes(expectedFile);
        if (expected.AsSpan().SequenceEqual(actual))
            return null;
        return $"{name} differs:\n{LineDiff.Describe(Readable(expected), Readable(actual))}";
    }

    private static string Readable(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\r", "␍", StringComparison.Ordinal);

    private static void WriteFile(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // Not null: the path has a file name.
        File.WriteAllBytes(path, bytes);
    }

    private static void Fail(string differences) => Assert.Fail(
        $"{differences}\nWhat was received is beside it (*.received.*). If it is right, run the test again with MEDIASTACK_ACCEPT_SNAPSHOTS=1.");
}
