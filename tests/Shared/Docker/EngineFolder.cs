namespace MediaStack.Tests.Docker;

/// <summary>The folder of one engine (see <c>engine.sh</c>), and the removal of what engines of killed test runs left: folders and control groups.</summary>
internal sealed class EngineFolder : IDisposable
{
    private const string Prefix = "mediastack-engine-";
    private const string ControlGroups = "/sys/fs/cgroup";

    static EngineFolder()
    {
        ScratchFolder.RemoveLeftovers(Prefix, IsLocked);
        RemoveLeftoverControlGroups();
    }

    public string Root { get; } = Directory.CreateTempSubdirectory(ScratchFolder.NameOfThisRun(Prefix)).FullName;

    /// <summary>The name of the folder and of the control group that all containers of the engine are below.</summary>
    public string Name => Path.GetFileName(Root);

    /// <summary>Whether the engine ended.</summary>
    public bool Exited => File.Exists(At("exited"));

    /// <summary>The engine's last messages.</summary>
    public string LogTail => File.Exists(At("docker.log")) ? string.Join('\n', File.ReadLines(At("docker.log")).TakeLast(20)) : "(no log)";

    public string At(string name) => Path.Combine(Root, name);

    /// <summary>Removes the folder of an engine that was never started; <c>engine.sh</c> has removed that of one that was.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }

    private static bool IsLocked(string folder)
    {
        try
        {
            // FileShare.None is an flock, as in engine.sh.
            using var file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Version 1 has a tree per controller, version 2 one tree; a control group goes away from the innermost out.</summary>
    private static void RemoveLeftoverControlGroups()
    {
        if (!Environment.IsPrivilegedProcess || !Directory.Exists(ControlGroups))
            return;
        var leftovers = Directory.EnumerateDirectories(ControlGroups).Append(ControlGroups)
            .SelectMany(controller => Directory.EnumerateDirectories(controller, Prefix + "*"))
            .Where(group => ScratchFolder.IsLeftover(Path.GetFileName(group), Prefix)
                && !Directory.Exists(Path.Combine(Path.GetTempPath(), Path.GetFileName(group))))
            .ToList();
        foreach (var group in leftovers)
        {
            foreach (var inner in Directory.EnumerateDirectories(group, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length))
                Directory.Delete(inner);
            Directory.Delete(group);
        }
    }
}
