namespace MediaStack.Tests;

/// <summary>The folders that tests know by name. All paths are absolute.</summary>
public static class Repository
{
    /// <summary>The folder of <c>MediaStack.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What <c>./test.sh</c> unpacked because the machine lacks it: a file tree with <c>usr/bin</c> and <c>usr/sbin</c>.</summary>
    public static string Tools { get; } = Path.Combine(Root, ".cache", "tools");

    /// <summary>The facts kept beside the repository (schemas, API descriptions), or null on a machine that does not have them.</summary>
    public static string? SharedData { get; } =
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "services", "data")) is var data && Directory.Exists(data) ? data : null;

    /// <summary>The absolute path of something in the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MediaStack.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No MediaStack.sln above {AppContext.BaseDirectory}: run the tests from their build folder.");
    }
}
