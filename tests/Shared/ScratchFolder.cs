using System.Diagnostics;
using System.Globalization;

namespace MediaStack.Tests;

/// <summary>A folder of one test below the system's temporary folder, gone when disposed; what killed test runs left goes at the next run.</summary>
public sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "mediastack-tests-";

    static ScratchFolder() => RemoveLeftovers(Prefix);

    /// <summary>Makes the folder.</summary>
    public ScratchFolder() => Root = Directory.CreateTempSubdirectory(NameOfThisRun(Prefix)).FullName;

    /// <summary>The folder's absolute path.</summary>
    public string Root { get; }

    /// <summary>A path in the folder; nothing is created.</summary>
    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes a text file, with the folders above it, and returns its path.</summary>
    public string Write(string relativePath, string text)
    {
        var path = At(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // Not null: the path is below Root.
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>A name that says which process owns it, so that a later run can tell what is left over.</summary>
    internal static string NameOfThisRun(string prefix) => $"{prefix}{Environment.ProcessId}-";

    /// <summary>Removes the temporary folders with this prefix whose process is gone and that are not in use otherwise.</summary>
    internal static void RemoveLeftovers(string prefix, Func<string, bool>? inUse = null)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), prefix + "*"))
            if (IsLeftover(Path.GetFileName(folder), prefix) && inUse?.Invoke(folder) != true)
                Remove(folder);
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another run, or the end of the killed one, removes it at the same time.
        }
    }

    /// <summary>Whether the process that gave this name is gone.</summary>
    internal static bool IsLeftover(string name, string prefix) =>
        int.TryParse(name[prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var process) && !IsRunning(process);

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
