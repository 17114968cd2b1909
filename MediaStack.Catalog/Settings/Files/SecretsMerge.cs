namespace MediaStack.Catalog.Settings.Files;

/// <summary>New secrets beside those that the secrets file holds.</summary>
internal static class SecretsMerge
{
    /// <summary>The secrets file with what completing the settings added or replaced; all else in it stays.</summary>
    /// <param name="files">Both files as they are.</param>
    /// <param name="stored">The settings that they hold.</param>
    /// <param name="completed">The completed settings.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="schemaVersion">The version of the values.</param>
    /// <exception cref="SettingsFileException">A secret that must change stands in the settings file.</exception>
    public static byte[] Write(
        SettingsBytes files, StackSettings stored, StackSettings completed, SettingsFolder folder, int schemaVersion)
    {
        var settings = files.Settings is null ? null : SettingsReader.Read(files.Settings, folder.SettingsName, secrets: false);
        var secrets = files.Secrets is null ? null : SettingsReader.Read(files.Secrets, folder.SecretsName, secrets: true);
        var values = new SortedDictionary<string, string>(secrets?.Values ?? [], StringComparer.Ordinal);
        foreach (var (key, value) in completed.Values.Where(pair => stored.Values.GetValueOrDefault(pair.Key) != pair.Value))
        {
            if (settings?.Values.ContainsKey(key) is true)
            {
                throw new SettingsFileException(Finding.Error(FindingCodes.SecretInSettings, key,
                    $"It stands in {folder.SettingsName}, without a value that is good.",
                    "Remove it there: a good one is made for you."));
            }

            values[key] = value;
        }

        // The number of the last save stays: both files still come from it.
        return SettingsWriter.WriteFile(schemaVersion, secrets?.Revision ?? settings?.Revision ?? 0, services: null, values);
    }
}
