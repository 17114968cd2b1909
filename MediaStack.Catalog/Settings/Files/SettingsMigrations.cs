namespace MediaStack.Catalog.Settings.Files;

/// <summary>The steps from each older version of the settings to the present one.</summary>
/// <param name="steps">Step <c>i</c> takes settings of version <c>i + 1</c> to version <c>i + 2</c>.</param>
internal sealed class SettingsMigrations(params IReadOnlyList<Func<StackSettings, StackSettings>> steps)
{
    /// <summary>The product's own steps: version 1 is the first, so there are none yet.</summary>
    public static SettingsMigrations Product { get; } = new();

    public int CurrentVersion => steps.Count + 1;

    public StackSettings Migrate(StackSettings settings)
    {
        for (var version = settings.SchemaVersion; version < CurrentVersion; version++)
            settings = steps[version - 1](settings) with { SchemaVersion = version + 1 };
        return settings;
    }
}
