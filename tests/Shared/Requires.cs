using System.Diagnostics;
using Xunit;

namespace MediaStack.Tests;

/// <summary>What a test needs from the machine. Missing means skipped on a developer's machine and failed in CI, where <c>./test.sh</c> installs everything.</summary>
public static class Requires
{
    /// <summary>How the reason begins when the facts beside the repository are absent: the one skip that CI allows.</summary>
    public const string SharedDataAbsent = "The shared data folder is absent";

    /// <summary>The folders where programs are looked for: what test.sh unpacked first, then PATH, then the administrator's.</summary>
    public static string SearchPath { get; } = string.Join(Path.PathSeparator,
        Path.Combine(Repository.Tools, "usr", "sbin"), Path.Combine(Repository.Tools, "usr", "bin"),
        Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin", "/usr/sbin", "/sbin");

    /// <summary>The path of an installed program, or null.</summary>
    public static string? Find(string program) => SearchPath.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(System.IO.File.Exists);

    /// <summary>The path of a program that the test cannot do without.</summary>
    public static string Tool(string program)
    {
        var path = Find(program);
        if (path is null)
            Missing($"'{program}' is not installed; run ./test.sh, which installs it, or install it with the system's package manager");
        return path!; // Not null: Missing never returns.
    }

    /// <summary>Several programs at once.</summary>
    public static void Tools(params string[] programs)
    {
        foreach (var program in programs)
            Tool(program);
    }

    /// <summary>A file that something else installs.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="cure">What to do when it is missing.</param>
    public static string File(string path, string cure)
    {
        if (!System.IO.File.Exists(path))
            Missing($"{path} does not exist; {cure}");
        return path;
    }

    /// <summary>The account root: for engines of our own, files of other owners, mounts.</summary>
    public static void Root()
    {
        if (!Environment.IsPrivilegedProcess)
            Missing("this test needs root (a Docker engine or mounts of its own, files of other owners); run ./test.sh with sudo");
    }

    /// <summary>The absolute path of a file among the facts beside the repository.</summary>
    public static string SharedData(params string[] parts)
    {
        if (Repository.SharedData is not { } folder)
        {
            Assert.Skip($"{SharedDataAbsent}: ../shared/services/data/{string.Join('/', parts)}");
            throw new UnreachableException();
        }
        return Path.Combine([folder, .. parts]);
    }

    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
            Assert.Fail($"CI may not skip: {what}.");
        Assert.Skip($"{what}.");
    }
}
