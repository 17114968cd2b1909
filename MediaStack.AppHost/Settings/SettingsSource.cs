using MediaStack.Catalog.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaStack.AppHost.Settings;

/// <summary>The settings of this run: the settings file, or the default estate, under what the configuration overrides.</summary>
/// <param name="Settings">Effective settings, generated secrets included.</param>
/// <param name="Findings">Everything there is to say about them; errors forbid a release.</param>
internal sealed record SettingsSource(StackSettings Settings, IReadOnlyList<Finding> Findings)
{
    /// <summary>The command-line switch and configuration key that names another settings file.</summary>
    public const string FileSwitch = "settings";

    /// <summary>True when nothing forbids a release.</summary>
    public bool IsValid => Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>
    /// Loads, overrides and validates. When all is well, secrets that are to be generated are generated and kept beside the settings,
    /// and every value is put into the configuration as <c>Parameters:ms-…</c>.
    /// </summary>
    public static SettingsSource Load(ConfigurationManager configuration)
    {
        var named = configuration[FileSwitch];
        if (named is not null && (named.Length == 0 || Directory.Exists(named)))
        {
            return new SettingsSource(StackSettings.Default, [new Finding(FindingSeverity.Error, "settings-missing", "settings",
                named.Length == 0 ? "--settings names no file." : $"--settings names the folder {named}.", "Name a settings file after --settings.")]);
        }

        var store = new SettingsStore(named is null ? SettingsStore.DefaultPath() : Path.GetFullPath(named));
        var loaded = store.Load();
        List<Finding> findings = [.. loaded.Findings];
        if (!loaded.Exists && named is null)
        {
            findings.Add(new Finding(FindingSeverity.Note, "default-estate", "settings",
                $"There is no settings file at {store.SettingsPath}: this is the default estate.",
                "Write one, start from a file in samples/, or name one with --settings."));
            findings.AddRange(DefaultEstate.LeftOut(loaded.Settings));
        }
        else if (!loaded.Exists)
        {
            findings.Add(new Finding(FindingSeverity.Error, "settings-missing", "settings",
                $"The settings file {store.SettingsPath} does not exist.", "Correct the path after --settings."));
        }

        var settings = ParameterTable.Override(loaded.Settings, configuration);
        findings.AddRange(SettingsValidator.Validate(settings));
        var source = new SettingsSource(settings, findings);
        if (source.IsValid)
        {
            source = source.WithGeneratedSecrets(loaded.Settings, store, configuration);
        }

        ParameterTable.Publish(source.Settings, configuration);
        return source;
    }

    private SettingsSource WithGeneratedSecrets(StackSettings stored, SettingsStore store, ConfigurationManager configuration)
    {
        try
        {
            var kept = GeneratedSecrets.Missing(stored) ? store.KeepGenerated() : stored;
            // A password that the configuration overrides has a digest of its own, made anew each time.
            return this with { Settings = GeneratedSecrets.Fill(ParameterTable.Override(kept, configuration)) };
        }
        catch (SettingsFileException exception)
        {
            return this with { Findings = [.. Findings, exception.Finding] };
        }
    }
}
