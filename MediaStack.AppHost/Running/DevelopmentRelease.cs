using MediaStack.AppHost.Publishing;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Running;

/// <summary>
/// The files that the estate runs on in development: what a publish writes, without the compose file, in the folder
/// <c>development</c> of the product's state folder. Written by the publisher's own code, so the services read the very bytes that
/// they will read in production, and the API reads the same <c>estate.json</c>.
/// </summary>
/// <param name="folder">Absolute path of the folder.</param>
internal sealed class DevelopmentRelease(string folder)
{
    private readonly ReleaseTarget _target = new(folder);

    /// <summary>Absolute path of the folder.</summary>
    public string Folder => _target.Folder;

    /// <summary>The release of the product's state folder.</summary>
    /// <exception cref="SettingsFileException">This machine has no place for state.</exception>
    public static DevelopmentRelease OfThisMachine() =>
        new(Path.Combine(Path.GetDirectoryName(SettingsStore.DefaultPath())!, "development"));

    /// <summary>Absolute path of a file of the release.</summary>
    public string At(string path) => Path.Combine(Folder, path);

    /// <summary>Writes the files and puts them in place of the former ones in one step.</summary>
    /// <returns>What forbids it, or what is to be known about it.</returns>
    public IReadOnlyList<Finding> Write(IReadOnlyList<ReleaseService> services, StackSettings settings, ReleaseValues values)
    {
        List<Finding> findings = [.. _target.Prepare()];
        if (findings.Count > 0)
        {
            return findings;
        }

        try
        {
            var release = new ReleaseWriter(_target.Staging, settings);
            release.WriteServiceFiles(services);
            release.WriteEstate(services, values);
            return _target.PutInPlace() is { } leftover ? [leftover] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new Finding(FindingSeverity.Error, "development-unwritable", "development", $"{Folder} cannot be written: {exception.Message}",
                "Make it writable, or set MEDIASTACK_HOME to another folder.")];
        }
        finally
        {
            _target.RemoveStaging();
        }
    }
}
