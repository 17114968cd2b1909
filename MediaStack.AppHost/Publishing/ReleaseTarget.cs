using System.Text.Json;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// The folder that a release goes to. The release is made in a hidden folder beside it, on the same file system, so that the one can take
/// the other's place in a single step.
/// </summary>
/// <param name="folder">Absolute path of the release.</param>
internal sealed class ReleaseTarget(string folder)
{
    private const string OutputPathKey = "Pipeline:OutputPath";
    private const string StepKey = "Pipeline:Step";

    // All that Compose reads beside our file (docs.docker.com, "Merge Compose files").
    private static readonly string[] s_overrideFiles =
        ["docker-compose.override.yaml", "docker-compose.override.yml", "compose.override.yaml", "compose.override.yml"];

    private static readonly string[] s_ownEntries =
        [ReleaseWriter.ComposeFile, ReleaseWriter.EnvironmentFile, ReleaseWriter.EstateFile, ReleaseService.ConfigFolder, ReleaseService.SecretsFolder,
            Services.OwnProxyExport.Folder];

    private readonly StagingFolder _staging = new(folder);
    private string? _createdParent;

    /// <summary>Absolute path of the release.</summary>
    public string Folder { get; } = folder;

    /// <summary>Absolute path of the folder beside it, where the release is made.</summary>
    public string Staging => _staging.Path;

    /// <summary>Reads the target from the command line and sends Aspire's publisher to the folder beside it.</summary>
    public static ReleaseTarget For(IDistributedApplicationBuilder application)
    {
        var configuration = application.Configuration;
        var path = configuration[OutputPathKey] ?? Path.Combine(application.AppHostDirectory, "aspire-output");
        if (path.Length == 0)
        {
            throw new DistributedApplicationException("--output-path names no folder. Name one after it.");
        }

        var target = new ReleaseTarget(Resolve(path));
        // Without a step Aspire would run every one there is, deployment and removal included.
        configuration[StepKey] ??= "publish";
        // Other steps look for a finished release at the path they were given.
        if (configuration[StepKey] is "publish" or ReleasePublishing.PublisherStep or ReleasePublishing.FinishStep)
        {
            configuration[OutputPathKey] = target._staging.Path;
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
            _staging.Create();
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
        foreach (var file in s_overrideFiles.Where(file => Path.Exists(Path.Combine(Folder, file)) || IsLink(Path.Combine(Folder, file))))
        {
            FolderExchange.Link(Path.Combine(Folder, file), Path.Combine(_staging.Path, file));
        }

        if (!Directory.Exists(Folder))
        {
            Directory.Move(_staging.Path, Folder);
            return null;
        }

        FolderExchange.Exchange(_staging.Path, Folder);
        // What an ordinary user may not delete of a publish that root made is only said.
        return _staging.Remove() is { } problem
            ? new Finding(FindingSeverity.Warning, "former-release-left", "output", $"A former release is still at {_staging.Path}: {problem}", "Delete that folder.")
            : null;
    }

    /// <summary>Removes the folder beside the target, and a parent made for it.</summary>
    public void RemoveStaging()
    {
        _staging.Remove();
        RemoveEmptyParents();
    }

    /// <summary>Removes the parents that this publish made and nobody else has used since.</summary>
    private void RemoveEmptyParents()
    {
        for (var parent = Path.GetDirectoryName(Folder); _createdParent is not null && parent is not null && parent.StartsWith(_createdParent, StringComparison.Ordinal); parent = Path.GetDirectoryName(parent))
        {
            if (!Directory.Exists(parent) || Directory.EnumerateFileSystemEntries(parent).Any())
            {
                return;
            }

            Directory.Delete(parent);
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
            var entries = Directory.Exists(Folder) ? [.. Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).OfType<string>()] : Array.Empty<string>();
            if (entries.Length > 0 && IsRelease() && entries.Except(s_ownEntries).Except(s_overrideFiles).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } others)
            {
                return Error("output-others", $"{Folder} holds what is no part of a release and would be lost: {string.Join(", ", others)}.",
                    "Move it out of the folder; files for docker-compose.override.yaml may lie anywhere else.");
            }

            return entries.Length > 0 && !IsRelease()
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
                // A development release has no compose file.
                && (File.Exists(Path.Combine(Folder, ReleaseWriter.ComposeFile)) || Directory.Exists(Path.Combine(Folder, ReleaseService.ConfigFolder)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return false;
        }
    }

    private static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

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
