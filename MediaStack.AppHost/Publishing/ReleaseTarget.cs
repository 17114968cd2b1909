using System.Globalization;
using System.Text.Json;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// The folder that a release goes to, and the hidden folder beside it in which the release is made. Both are on one file system,
/// so that the one can take the other's place in a single step.
/// </summary>
/// <param name="folder">Absolute path of the release.</param>
internal sealed class ReleaseTarget(string folder)
{
    private const string OutputPathKey = "Pipeline:OutputPath";
    private const string StepKey = "Pipeline:Step";
    private const string OverrideFile = "docker-compose.override.yaml";

    private readonly string _stagingPrefix = Path.Combine(Path.GetDirectoryName(folder) ?? folder, $".{Path.GetFileName(folder)}.publishing-");
    private string? _createdParent;

    /// <summary>Absolute path of the release.</summary>
    public string Folder { get; } = folder;

    private string Staging => _stagingPrefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the target from the command line and sends Aspire's publisher to the folder beside it.</summary>
    public static ReleaseTarget For(IDistributedApplicationBuilder application)
    {
        var configuration = application.Configuration;
        var path = configuration[OutputPathKey] ?? Path.Combine(application.AppHostDirectory, "aspire-output");
        var target = new ReleaseTarget(Resolve(path));
        // Without a step Aspire would run every one there is, deployment and removal included.
        configuration[StepKey] ??= "publish";
        // Other steps than publish look for a finished release at the path they were given.
        if (configuration[StepKey] == "publish")
        {
            configuration[OutputPathKey] = target.Staging;
        }

        return target;
    }

    /// <summary>Checks that the release may and can go there, by making the folder beside it.</summary>
    /// <returns>What forbids it.</returns>
    public IEnumerable<Finding> Prepare()
    {
        if (Refusal() is { } refusal)
        {
            return [refusal];
        }

        try
        {
            var parent = Path.GetDirectoryName(Folder)!;
            _createdParent = FirstMissing(parent);
            Directory.CreateDirectory(parent);
            RemoveAbandoned(parent);
            Directory.CreateDirectory(Staging);
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [Error("output-unwritable", $"{Folder} cannot be written: {exception.Message}", "Choose another folder with -o, or make its parent writable.")];
        }
    }

    /// <summary>Puts the finished folder in the target's place; the owner's override file comes along.</summary>
    /// <returns>A warning when the former release could not be removed.</returns>
    public Finding? PutInPlace()
    {
        var overrideFile = Path.Combine(Folder, OverrideFile);
        if (File.Exists(overrideFile))
        {
            var carried = Path.Combine(Staging, OverrideFile);
            File.Copy(overrideFile, carried);
            File.SetUnixFileMode(carried, File.GetUnixFileMode(overrideFile));
        }

        if (!Directory.Exists(Folder))
        {
            Directory.Move(Staging, Folder);
            return null;
        }

        FolderExchange.Exchange(Staging, Folder);
        try
        {
            Directory.Delete(Staging, recursive: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Finding(FindingSeverity.Warning, "former-release-left", "output", $"the former release is still at {Staging}: {exception.Message}", "Delete that folder.");
        }
    }

    /// <summary>Removes the folder beside the target, and a parent made for it.</summary>
    public void RemoveStaging()
    {
        if (Directory.Exists(Staging))
        {
            Directory.Delete(Staging, recursive: true);
        }

        if (_createdParent is not null && !Directory.Exists(Folder) && Directory.Exists(_createdParent))
        {
            Directory.Delete(_createdParent, recursive: true);
        }
    }

    private Finding? Refusal()
    {
        if (Path.GetDirectoryName(Folder) is null)
        {
            return Error("output-root", $"{Folder} is the root of a file system.", "Name a folder below it with -o.");
        }

        if (File.Exists(Folder))
        {
            return Error("output-file", $"{Folder} is a file.", "Name a folder with -o.");
        }

        try
        {
            return Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any() && !IsRelease()
                ? Error("output-foreign", $"{Folder} is not empty and holds no release of MediaStack.", "Choose an empty folder with -o. Nothing in this one was touched.")
                : null;
        }
        catch (UnauthorizedAccessException exception)
        {
            return Error("output-unreadable", $"{Folder} cannot be read: {exception.Message}", "Choose another folder with -o, or make it readable.");
        }
    }

    /// <summary>Whether a release of ours lies there. One member tells it; reading the whole model would cost a third of a publish.</summary>
    private bool IsRelease()
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(Folder, ReleaseWriter.EstateFile));
            using var estate = JsonDocument.Parse(file);
            return estate.RootElement.ValueKind == JsonValueKind.Object
                && estate.RootElement.TryGetProperty("project", out var project)
                && project.ValueKind == JsonValueKind.String
                && project.GetString() == ReleasePublishing.Project
                && File.Exists(Path.Combine(Folder, ReleaseWriter.ComposeFile));
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Removes the folders of publishes that were killed.</summary>
    private void RemoveAbandoned(string parent)
    {
        foreach (var abandoned in Directory.EnumerateDirectories(parent, Path.GetFileName(_stagingPrefix) + "*"))
        {
            if (int.TryParse(abandoned.AsSpan(_stagingPrefix.Length), CultureInfo.InvariantCulture, out var process)
                && (process == Environment.ProcessId || !Directory.Exists($"/proc/{process}")))
            {
                Directory.Delete(abandoned, recursive: true);
            }
        }
    }

    private static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (var current = folder; current is not null && !Directory.Exists(current); current = Path.GetDirectoryName(current))
        {
            missing = current;
        }

        return missing;
    }

    private static Finding Error(string code, string problem, string cure) => new(FindingSeverity.Error, code, "output", problem, cure);
}
