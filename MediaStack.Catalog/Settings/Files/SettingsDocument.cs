namespace MediaStack.Catalog.Settings.Files;

/// <summary>What one file says, before anybody asks whether it makes sense.</summary>
internal sealed class SettingsDocument
{
    public int SchemaVersion { get; set; }

    /// <summary>Number of the save that wrote it; 0 for a file written by hand.</summary>
    public int Revision { get; set; }

    public List<string>? Services { get; set; }

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public List<Finding> Findings { get; } = [];
}

/// <summary>The bytes of both files of one save; <see langword="null"/> for a file that does not exist.</summary>
/// <param name="Settings">The settings file.</param>
/// <param name="Secrets">The secrets file.</param>
internal sealed record SettingsBytes(byte[]? Settings, byte[]? Secrets)
{
    /// <summary>What went wrong while reading, if anything.</summary>
    public Finding? Failure { get; init; }
}
