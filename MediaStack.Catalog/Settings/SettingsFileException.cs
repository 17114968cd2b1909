namespace MediaStack.Catalog.Settings;

/// <summary>The settings files cannot be read or written. The message is for a person and names the cure.</summary>
public sealed class SettingsFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="finding">What is wrong.</param>
    /// <param name="cause">What made it known, if anything.</param>
    public SettingsFileException(Finding finding, Exception? cause = null)
        : base((finding ?? throw new ArgumentNullException(nameof(finding))).ToString(), cause) => Finding = finding;

    /// <summary>What is wrong.</summary>
    public Finding Finding { get; }
}
