using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Settings;

/// <summary>The settings file that a run reads, or why there is none.</summary>
/// <param name="Store">The file; null when the command line names none that could be.</param>
/// <param name="IsNamed">Whether the command line names it, so that it must exist.</param>
/// <param name="Refusal">What is wrong with the name.</param>
internal sealed record SettingsFile(SettingsStore? Store, bool IsNamed, Finding? Refusal)
{
    /// <summary>The file that the command line names, or that of the state folder.</summary>
    /// <param name="name">The value of <c>--settings</c>; null where it is not given.</param>
    public static SettingsFile Named(string? name) => name switch
    {
        null => new(new SettingsStore(SettingsStore.DefaultPath()), IsNamed: false, null),
        "" => new(null, IsNamed: true, Missing("--settings names no file.")),
        _ when Directory.Exists(name) => new(null, IsNamed: true, Missing($"--settings names the folder {name}.")),
        _ => new(new SettingsStore(Path.GetFullPath(name)), IsNamed: true, null),
    };

    /// <summary>Reads what is stored now.</summary>
    public (StackSettings Settings, IReadOnlyList<Finding> Findings) Load()
    {
        if (Store is null)
        {
            return (StackSettings.Default, Refusal is null ? [] : [Refusal]);
        }

        var loaded = Store.Load();
        return (loaded.Settings, (loaded.Exists, IsNamed) switch
        {
            (true, _) => loaded.Findings,
            (_, true) => [.. loaded.Findings, new Finding(FindingSeverity.Error, "settings-missing", "settings",
                $"The settings file {Store.SettingsPath} does not exist.", "Correct the path after --settings.")],
            _ => [.. loaded.Findings, new Finding(FindingSeverity.Note, "default-estate", "settings",
                $"There is no settings file at {Store.SettingsPath}: this is the default estate.",
                "Write one, start from a file in samples/, or name one with --settings."), .. DefaultEstate.LeftOut(loaded.Settings)],
        });
    }

    private static Finding Missing(string problem) =>
        new(FindingSeverity.Error, "settings-missing", "settings", problem, "Name a settings file after --settings.");
}
