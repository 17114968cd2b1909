namespace MediaStack.Catalog.Settings;

/// <summary>What a settings file says.</summary>
/// <param name="Settings">The settings as far as they could be read; the default estate where there is no file.</param>
/// <param name="Findings">What is to be said about the files themselves; with an error among them the settings are not to be used.</param>
/// <param name="Exists">Whether there is a settings file.</param>
public sealed record LoadedSettings(StackSettings Settings, IReadOnlyList<Finding> Findings, bool Exists)
{
    /// <summary>Number of the last save that both files come from; 0 for files that nobody saved yet.</summary>
    public int Revision { get; init; }
}
