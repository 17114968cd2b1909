using System.Globalization;
using System.Text;

namespace MediaStack.Catalog.Settings.Files;

/// <summary>
/// The files on disk. Two files cannot be replaced in one instant, so a save goes like this, each step durable before
/// the next, under a lock:
/// <list type="number">
/// <item>both new files go into the history, under a new number, and beside the files that they will replace;</item>
/// <item>a commit mark with that number appears: from here on the save has happened;</item>
/// <item>secrets file, then settings file are replaced, which takes no more space and so cannot fail for lack of it;</item>
/// <item>the mark goes away.</item>
/// </list>
/// A reader that finds the mark takes the two files from the history, so it never sees one old and one new file, and
/// needs no lock. The next writer finishes what a killed one left. Without the mark the files stand for themselves:
/// an owner may edit, restore or delete either of them.
/// </summary>
internal sealed class SettingsFolder
{
    private readonly SettingsHistory _history;
    private readonly string _lockPath;
    private readonly string _markPath;

    public SettingsFolder(string settingsPath)
    {
        SettingsPath = settingsPath;
        SecretsPath = Path.ChangeExtension(settingsPath, ".secrets.json");
        var folder = Path.GetDirectoryName(settingsPath)!; // a file is never the root
        var name = Path.GetFileName(settingsPath);
        _history = new(Path.Combine(folder, "history"), name, Path.GetFileName(SecretsPath));
        _lockPath = Path.Combine(folder, $".{name}.lock");
        _markPath = Path.Combine(folder, $".{name}.commit");
    }

    public string SettingsPath { get; }

    public string SecretsPath { get; }

    public string SettingsName => Path.GetFileName(SettingsPath);

    public string SecretsName => Path.GetFileName(SecretsPath);

    public bool SecretsAreReadableByOthers =>
        !OperatingSystem.IsWindows() && File.Exists(SecretsPath) && (File.GetUnixFileMode(SecretsPath) & ~AtomicFile.Private) != 0;

    /// <summary>Both files of one save.</summary>
    public SettingsBytes ReadCurrent() => Reading(() =>
    {
        // Files of two saves without a mark: a save passed by between the two reads, so read again; what comes out the
        // same twice was put there by the owner.
        SettingsBytes? previous = null;
        while (true)
        {
            if (ReadCommitted() is { } committed)
                return committed;
            var files = ReadFiles();
            if (RevisionOf(files.Settings) == RevisionOf(files.Secrets) || Same(files, previous))
                return files;
            previous = files;
        }
    });

    public SettingsBytes ReadRevision(int revision) => Reading(() =>
    {
        var bytes = _history.Read(revision);
        return (bytes.Settings ?? bytes.Secrets) is not null ? bytes : bytes with
        {
            Failure = Finding.Error(
                FindingCodes.FileAccess,
                SettingsName,
                $"There is no revision {revision} in the history.",
                "Choose one that the history lists."),
        };
    });

    public IReadOnlyList<HistoryEntry> History() => Writing(() => _history.Revisions.Select(_history.Entry).ToList());

    public IDisposable Lock() => Writing(() =>
    {
        var folder = Path.GetDirectoryName(SettingsPath)!; // a file is never the root
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, AtomicFile.Private | UnixFileMode.UserExecute);
        return SettingsLock.Take(_lockPath);
    });

    /// <summary>Finishes the save of a writer that was killed.</summary>
    public void Recover() => Writing(() =>
    {
        if (ReadCommitted() is { } committed)
        {
            using var secrets = StageSecrets(committed);
            using var settings = StageSettings(committed);
            secrets.Commit();
            settings.Commit();
        }

        if (File.Exists(_markPath))
            AtomicFile.Delete(_markPath);
        return true;
    });

    /// <summary>Writes a new revision, unless it would say what the files say already.</summary>
    /// <param name="render">Gives both files for a revision number.</param>
    public void Write(Func<int, SettingsBytes> render) => Writing(() =>
    {
        var current = ReadFiles();
        var revision = RevisionOf(current.Settings);
        if (Same(render(revision), current) && !SecretsAreReadableByOthers)
            return false;

        var next = Math.Max(_history.Newest, Math.Max(revision, RevisionOf(current.Secrets))) + 1;
        if ((current.Settings ?? current.Secrets) is not null && !Same(_history.Read(revision), current))
            _history.Write(next++, current); // changed by hand since
        var bytes = render(next);
        _history.Write(next, bytes);
        using var secrets = StageSecrets(bytes);
        using var settings = StageSettings(bytes);
        AtomicFile.Write(_markPath, Encoding.ASCII.GetBytes(next.ToString(CultureInfo.InvariantCulture)), AtomicFile.Private);
        secrets.Commit();
        settings.Commit();
        AtomicFile.Delete(_markPath);
        _history.Prune();
        return true;
    });

    /// <summary>
    /// Replaces the secrets file alone. It is one file, so there is no instant at which a reader, or a crash, could meet
    /// half of it; the settings file and the history stay as they are.
    /// </summary>
    /// <param name="change">Gives the new secrets file for both present ones.</param>
    public void ReplaceSecrets(Func<SettingsBytes, byte[]> change) => Writing(() =>
    {
        AtomicFile.Write(SecretsPath, change(ReadFiles()), AtomicFile.Private);
        return true;
    });

    public static int RevisionOf(byte[]? file) => file is null ? 0 : SettingsReader.Read(file, "", secrets: false).Revision;

    private AtomicFile StageSecrets(SettingsBytes bytes) => AtomicFile.Stage(SecretsPath, bytes.Secrets, AtomicFile.Private);

    private AtomicFile StageSettings(SettingsBytes bytes) => AtomicFile.Stage(
        SettingsPath,
        bytes.Settings,
        !OperatingSystem.IsWindows() && File.Exists(SettingsPath) ? File.GetUnixFileMode(SettingsPath) : AtomicFile.Public);

    private SettingsBytes? ReadCommitted()
    {
        if (ReadFile(_markPath) is not { } mark
            || !int.TryParse(Encoding.ASCII.GetString(mark), CultureInfo.InvariantCulture, out var revision))
            return null;
        var bytes = _history.Read(revision);
        return bytes is { Settings: not null, Secrets: not null } ? bytes : null;
    }

    private SettingsBytes ReadFiles() => new(ReadFile(SettingsPath), ReadFile(SecretsPath));

    private static byte[]? ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static bool Same(SettingsBytes one, SettingsBytes? other) => other is not null
        && Same(one.Settings, other.Settings) && Same(one.Secrets, other.Secrets);

    private static bool Same(byte[]? one, byte[]? other) => (one is null) == (other is null) && one.AsSpan().SequenceEqual(other);

    private SettingsBytes Reading(Func<SettingsBytes> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(null, null) { Failure = AccessFailure("read", exception) };
        }
    }

    private T Writing<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (TimeoutException exception)
        {
            var busy = Finding.Error(FindingCodes.FileAccess, SettingsName, exception.Message, "Wait for it, or end it, and try again.");
            throw new SettingsFileException(busy, exception);
        }
        catch (Exception exception) when (exception is (IOException and not SettingsFileException) or UnauthorizedAccessException)
        {
            throw new SettingsFileException(AccessFailure("written", exception), exception);
        }
    }

    private Finding AccessFailure(string done, Exception exception) => Finding.Error(
        FindingCodes.FileAccess,
        SettingsName,
        $"The settings in '{Path.GetDirectoryName(SettingsPath)}' cannot be {done}: {exception.Message}",
        exception is UnauthorizedAccessException
            ? "Give your user access to the folder and its files, or run as the user they belong to."
            : "Check the path, the disk and its free space.");
}
