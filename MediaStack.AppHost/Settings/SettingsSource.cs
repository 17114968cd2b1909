using MediaStack.Catalog;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaStack.AppHost.Settings;

/// <summary>The settings of this run: the settings file, or the default estate, under what the configuration overrides.</summary>
internal sealed class SettingsSource
{
    /// <summary>The command-line switch and configuration key that names another settings file.</summary>
    public const string FileSwitch = "settings";

    private readonly SettingsFile _file;
    private readonly IReadOnlyDictionary<string, string> _overrides;
    private StackSettings _stored;

    private SettingsSource(SettingsFile file, IReadOnlyDictionary<string, string> overrides)
    {
        (_file, _overrides) = (file, overrides);
        (_stored, Settings, Findings) = Read();
    }

    /// <summary>Effective settings, generated secrets included.</summary>
    public StackSettings Settings { get; private set; }

    /// <summary>Everything there is to say about them; errors forbid a release.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; }

    /// <summary>The settings file that the command line names; null for the one of the state folder.</summary>
    public string? NamedFile => _file is { IsNamed: true, Store: { } store } ? store.SettingsPath : null;

    /// <summary>True when nothing forbids a release.</summary>
    public bool IsValid => AreValid(Findings);

    /// <summary>
    /// Loads, overrides and validates. When all is well, secrets that are to be generated are generated and kept beside the settings,
    /// and every value is put into the configuration as <c>Parameters:ms-…</c>.
    /// </summary>
    public static SettingsSource Load(ConfigurationManager configuration)
    {
        var source = new SettingsSource(SettingsFile.Named(configuration[FileSwitch]), ParameterTable.Overrides(configuration));
        if (source.IsValid)
        {
            source.GenerateSecrets();
        }

        ParameterTable.Publish(source.Settings, configuration);
        return source;
    }

    /// <summary>What there is to say about the settings as they are stored now.</summary>
    public IReadOnlyList<Finding> Validate() => Read().Findings;

    /// <summary>Whether the stored settings are no longer those of this run, or have become valid or invalid.</summary>
    public bool IsOutdated()
    {
        var (stored, _, findings) = Read();
        return AreValid(findings) != IsValid
            || !stored.Services.SequenceEqual(_stored.Services)
            || !Asked(stored).SequenceEqual(Asked(_stored));
    }

    private static bool AreValid(IEnumerable<Finding> findings) => findings.All(finding => finding.Severity != FindingSeverity.Error);

    // What is generated comes without anybody's wish.
    private static IEnumerable<KeyValuePair<string, string>> Asked(StackSettings settings) =>
        settings.Values.Where(value => ServiceCatalog.FindSetting(value.Key) is not { Asked: false });

    private (StackSettings Stored, StackSettings Effective, IReadOnlyList<Finding> Findings) Read()
    {
        var (stored, findings) = _file.Load();
        if (_file.Store is null)
        {
            return (stored, stored, findings);
        }

        var effective = ParameterTable.Override(stored, _overrides);
        return (stored, effective, [.. findings, .. SettingsValidator.Validate(effective)]);
    }

    private void GenerateSecrets()
    {
        try
        {
            if (_file.Store is { } store && GeneratedSecrets.Missing(_stored))
            {
                _stored = store.KeepGenerated();
            }

            // A password that the configuration overrides has a digest of its own, made anew each time.
            Settings = GeneratedSecrets.Fill(ParameterTable.Override(_stored, _overrides));
        }
        catch (SettingsFileException exception)
        {
            Findings = [.. Findings, exception.Finding];
        }
    }
}
