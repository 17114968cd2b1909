using MediaStack.Catalog.Settings.Files;

namespace MediaStack.Catalog.Settings;

/// <summary>
/// The settings file and its neighbour for secrets: <c>stack.json</c>, <c>stack.secrets.json</c> (mode 0600) and their
/// numbered history. A reader always gets two files of the same save, whatever happens to a writer at any instant
/// (<see cref="SettingsFolder"/> says how), and needs write access to nothing.
/// </summary>
/// <param name="settingsPath">Path of the settings file; it need not exist.</param>
public sealed class SettingsStore(string settingsPath)
{
    private readonly SettingsFolder _folder = new(System.IO.Path.GetFullPath(settingsPath));
    private readonly SettingsMigrations _migrations = SettingsMigrations.Product;

    internal SettingsStore(string settingsPath, SettingsMigrations migrations)
        : this(settingsPath) => _migrations = migrations;

    /// <summary>Absolute path of the settings file.</summary>
    public string SettingsPath => _folder.SettingsPath;

    /// <summary>Absolute path of the secrets file beside it.</summary>
    public string SecretsPath => _folder.SecretsPath;

    /// <summary>
    /// Where settings are when nobody says otherwise: <c>stack.json</c> in <c>$MEDIASTACK_HOME</c>, else in the user's data folder.
    /// </summary>
    /// <param name="environment">Gives an environment variable's value; the process's own where left out.</param>
    /// <exception cref="SettingsFileException">There is neither <c>MEDIASTACK_HOME</c> nor a home folder.</exception>
    public static string DefaultPath(Func<string, string?>? environment = null) =>
        Path.Combine(StateFolder.Find(environment ?? Environment.GetEnvironmentVariable), "stack.json");

    /// <summary>Reads the settings. Whatever is wrong with the files is a finding; nothing is thrown and nothing is written.</summary>
    public LoadedSettings Load() => SettingsLoader.Load(_folder.ReadCurrent(), _folder, _migrations);

    /// <summary>Reads the settings of an earlier save.</summary>
    /// <param name="revision">The number of a <see cref="HistoryEntry"/>.</param>
    public LoadedSettings Load(int revision) => SettingsLoader.Load(_folder.ReadRevision(revision), _folder, _migrations);

    /// <summary>
    /// Writes the settings as a new revision; equal settings change nothing. What stood there before stays in the
    /// history, hand-made changes included.
    /// </summary>
    /// <param name="settings">The settings to write.</param>
    /// <exception cref="SettingsFileException">The files cannot be written, or are of a newer product; what was there stays.</exception>
    public void Save(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        using (_folder.Lock())
            SaveLocked(settings);
    }

    /// <summary>Changes what is stored, without losing what anybody else changes at the same time.</summary>
    /// <param name="change">Gives the new settings for the stored ones.</param>
    /// <returns>The settings that are stored now.</returns>
    /// <exception cref="SettingsFileException">The files cannot be read or written; what was there stays.</exception>
    public StackSettings Update(Func<StackSettings, StackSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        using (_folder.Lock())
        {
            var changed = change(LoadGood().Settings);
            SaveLocked(changed);
            return changed;
        }
    }

    /// <summary>
    /// Makes the secrets that the stored settings lack and keeps them in the secrets file. The settings file is not
    /// touched, and not made where there is none; who comes at the same time gets the same secrets.
    /// </summary>
    /// <returns>The completed settings; nothing is written where nothing was missing.</returns>
    /// <exception cref="SettingsFileException">The files cannot be read or written; what was there stays.</exception>
    public StackSettings KeepGenerated()
    {
        var stored = LoadGood().Settings;
        if (!GeneratedSecrets.Missing(stored))
            return stored;
        using (_folder.Lock())
        {
            _folder.Recover();
            var loaded = LoadGood();
            var completed = GeneratedSecrets.Fill(loaded.Settings, out var changed);
            if (!changed)
                return completed;
            if (loaded.Findings.Any(finding => finding.Code == FindingCodes.OlderVersion))
                SaveLocked(completed); // secrets of this version do not fit beside settings of an older one
            else
                _folder.ReplaceSecrets(bytes => SecretsMerge.Write(bytes, loaded.Settings, completed, _folder, _migrations.CurrentVersion));
            return completed;
        }
    }

    /// <summary>The saves that are kept, oldest first.</summary>
    /// <exception cref="SettingsFileException">The history cannot be read.</exception>
    public IReadOnlyList<HistoryEntry> History() => _folder.History();

    private LoadedSettings LoadGood()
    {
        var loaded = Load();
        return loaded.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } error
            ? throw new SettingsFileException(error)
            : loaded;
    }

    private void SaveLocked(StackSettings settings)
    {
        _folder.Recover();
        var newer = Load().Findings.FirstOrDefault(finding => finding.Code == FindingCodes.NewerVersion);
        if (newer is not null)
            throw new SettingsFileException(newer);
        _folder.Write(revision => SettingsWriter.Write(settings, _migrations.CurrentVersion, revision));
    }
}
