using System.Globalization;

namespace MediaStack.Catalog.Settings.Files;

/// <summary>The numbered copies of earlier saves, <c>history/0001-stack.json</c> and <c>history/0001-stack.secrets.json</c>.</summary>
/// <param name="folder">The history folder.</param>
/// <param name="settingsName">File name of the settings.</param>
/// <param name="secretsName">File name of the secrets.</param>
internal sealed class SettingsHistory(string folder, string settingsName, string secretsName)
{
    private const int Kept = 20;

    /// <summary>Revision numbers, ascending.</summary>
    public IReadOnlyList<int> Revisions
    {
        get
        {
            var revisions = new SortedSet<int>();
            if (!Directory.Exists(folder))
                return [];
            foreach (var path in Directory.EnumerateFiles(folder))
            {
                if (NumberOf(path, "") is > 0 and var revision)
                    revisions.Add(revision);
            }

            return [.. revisions];
        }
    }

    /// <summary>The greatest number, 0 for an empty history.</summary>
    public int Newest => Revisions is [.., var newest] ? newest : 0;

    public HistoryEntry Entry(int revision)
    {
        var path = File.Exists(PathOf(revision, settingsName)) ? PathOf(revision, settingsName) : PathOf(revision, secretsName);
        return new(revision, File.GetLastWriteTimeUtc(path));
    }

    public SettingsBytes Read(int revision) => new(ReadFile(revision, settingsName), ReadFile(revision, secretsName));

    /// <summary>Both files are private: a copy of a hand-made settings file may hold a secret.</summary>
    public void Write(int revision, SettingsBytes bytes)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, AtomicFile.Private | UnixFileMode.UserExecute);
        if (bytes.Secrets is not null)
            AtomicFile.Write(PathOf(revision, secretsName), bytes.Secrets, AtomicFile.Private);
        if (bytes.Settings is not null)
            AtomicFile.Write(PathOf(revision, settingsName), bytes.Settings, AtomicFile.Private);
    }

    /// <summary>Forgets all but the newest, and what a killed writer did not finish.</summary>
    public void Prune()
    {
        foreach (var path in Directory.EnumerateFiles(folder, ".*.tmp").Where(path => NumberOf(path[..^".tmp".Length], ".") > 0))
            File.Delete(path);
        foreach (var revision in Revisions.SkipLast(Kept))
        {
            File.Delete(PathOf(revision, settingsName));
            File.Delete(PathOf(revision, secretsName));
        }
    }

    /// <summary>The number in the name of a copy; 0 for any other file.</summary>
    private int NumberOf(string path, string prefix)
    {
        var name = Path.GetFileName(path)[prefix.Length..];
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return name[(dash + 1)..] is var rest && (rest == settingsName || rest == secretsName)
            && int.TryParse(name.AsSpan(0, Math.Max(dash, 0)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }

    private byte[]? ReadFile(int revision, string name) =>
        File.Exists(PathOf(revision, name)) ? File.ReadAllBytes(PathOf(revision, name)) : null;

    private string PathOf(int revision, string name) => Path.Combine(folder, $"{revision:0000}-{name}");
}
