namespace MediaStack.Catalog.Settings.Files;

/// <summary>Makes settings of the two files' bytes.</summary>
internal static class SettingsLoader
{
    public static LoadedSettings Load(SettingsBytes bytes, SettingsFolder folder, SettingsMigrations migrations)
    {
        if (bytes.Failure is not null)
            return new(StackSettings.Default, [bytes.Failure], Exists: true);

        var settings = bytes.Settings is null ? null : SettingsReader.Read(bytes.Settings, folder.SettingsName, secrets: false);
        var secrets = bytes.Secrets is null ? null : SettingsReader.Read(bytes.Secrets, folder.SecretsName, secrets: true);
        var newest = Math.Max(settings?.SchemaVersion ?? 0, secrets?.SchemaVersion ?? 0);
        if (newest > migrations.CurrentVersion)
            return new(StackSettings.Default, [Newer(folder, newest, migrations.CurrentVersion)], settings is not null);

        List<Finding> findings = [.. settings?.Findings ?? [], .. secrets?.Findings ?? []];
        var read = new StackSettings
        {
            SchemaVersion = Math.Max(1, settings?.SchemaVersion ?? secrets?.SchemaVersion ?? migrations.CurrentVersion),
            Services = settings?.Services ?? StackSettings.Default.Services,
            Values = Merge(settings, secrets, folder, findings),
        };
        AddFileFindings(folder, settings, secrets, findings);
        if (settings is not null && read.SchemaVersion < migrations.CurrentVersion)
            findings.Add(Older(folder, read.SchemaVersion, migrations.CurrentVersion));
        return new(migrations.Migrate(read), findings, settings is not null) { Revision = settings?.Revision ?? 0 };
    }

    private static Dictionary<string, string> Merge(
        SettingsDocument? settings, SettingsDocument? secrets, SettingsFolder folder, List<Finding> findings)
    {
        var values = new Dictionary<string, string>(settings?.Values ?? [], StringComparer.Ordinal);
        foreach (var key in values.Keys)
        {
            if (ServiceCatalog.FindSetting(key) is { Secret: true })
            {
                findings.Add(Finding.Warning(FindingCodes.SecretInSettings, key, $"It is a secret and stands in {folder.SettingsName}.",
                    $"Move it to {folder.SecretsName}; the next save does that too."));
            }
        }

        foreach (var (key, value) in secrets?.Values ?? [])
        {
            if (!values.TryAdd(key, value) && values[key] != value)
            {
                findings.Add(Finding.Error(FindingCodes.Duplicate, TextRules.Show(key),
                    $"It stands in {folder.SettingsName} and, with another value, in {folder.SecretsName}.", "Remove one of the two."));
            }
        }

        return values;
    }

    private static void AddFileFindings(
        SettingsFolder folder, SettingsDocument? settings, SettingsDocument? secrets, List<Finding> findings)
    {
        if (secrets is not null && folder.SecretsAreReadableByOthers)
        {
            findings.Add(Finding.Warning(
                FindingCodes.SecretsReadable,
                folder.SecretsName,
                "Others than its owner have access to the secrets.",
                $"Run: chmod 600 '{folder.SecretsPath}'"));
        }

        if (settings is { Revision: > 0 } && secrets is { Revision: > 0 } && settings.Revision != secrets.Revision)
        {
            findings.Add(Finding.Warning(FindingCodes.MixedRevisions, folder.SettingsName,
                $"Settings are of save {settings.Revision}, secrets of save {secrets.Revision}.",
                "Restore both files of one number from the history folder, or save again if they fit together."));
        }
    }

    private static Finding Newer(SettingsFolder folder, int version, int known) => Finding.Error(
        FindingCodes.NewerVersion,
        "schemaVersion",
        $"{folder.SettingsName} was written by a newer MediaStack (version {version} of the settings; this one knows {known}).",
        "Update MediaStack, or restore an older file from the history folder.");

    private static Finding Older(SettingsFolder folder, int version, int current) => Finding.Note(
        FindingCodes.OlderVersion,
        "schemaVersion",
        $"{folder.SettingsName} has version {version} of the settings and was read as version {current}.",
        "Nothing needs doing: the next save writes the present version and keeps the old file in the history.");
}
