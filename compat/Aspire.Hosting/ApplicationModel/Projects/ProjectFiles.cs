using System.Text.Json;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Reads what a project's own files say about starting it.</summary>
internal static class ProjectFiles
{
    private static readonly JsonSerializerOptions HumanJson = new()
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonDocumentOptions HumanDocument = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The launch profile that the resource's annotations choose; null for none.</summary>
    public static (string Name, LaunchProfile Profile)? LaunchProfileOf(ProjectResource project)
    {
        if (project.HasAnnotationOfType<ExcludeLaunchProfileAnnotation>())
            return null;

        var metadata = project.GetProjectMetadata();
        var profiles = (metadata.LaunchSettings ?? ReadLaunchSettings(project.Name, metadata.ProjectPath))?.Profiles ?? [];
        if (project.TryGetLastAnnotation(out LaunchProfileAnnotation? wanted))
        {
            return profiles.TryGetValue(wanted.LaunchProfileName, out var profile)
                ? (wanted.LaunchProfileName, profile)
                : throw new DistributedApplicationException($"The project '{project.Name}' has no launch profile "
                    + $"'{wanted.LaunchProfileName}'; it has: {Names(profiles.Keys)}.");
        }

        if (project.TryGetLastAnnotation(out DefaultLaunchProfileAnnotation? usual) && profiles.TryGetValue(usual.LaunchProfileName, out var own))
            return (usual.LaunchProfileName, own);

        foreach (var (name, profile) in profiles)
        {
            if (profile.CommandName == "Project")
                return (name, profile);
        }

        return null;
    }

    /// <summary>Names of the endpoints in the project's app settings.</summary>
    public static IReadOnlyList<string> KestrelEndpointsOf(ProjectResource project)
    {
        var path = Path.Combine(FolderOf(project.Name, project.GetProjectMetadata().ProjectPath), "appsettings.json");
        if (!File.Exists(path))
            return [];

        using var settings = Read(path, stream => JsonDocument.Parse(stream, HumanDocument));
        return settings.RootElement.ValueKind == JsonValueKind.Object
            && settings.RootElement.TryGetProperty("Kestrel", out var kestrel)
            && kestrel.TryGetProperty("Endpoints", out var endpoints)
                ? [.. endpoints.EnumerateObject().Select(endpoint => endpoint.Name)]
                : [];
    }

    private static LaunchSettings? ReadLaunchSettings(string resource, string projectPath)
    {
        var path = Path.Combine(FolderOf(resource, projectPath), "Properties", "launchSettings.json");
        return File.Exists(path) ? Read(path, stream => JsonSerializer.Deserialize<LaunchSettings>(stream, HumanJson)) : null;
    }

    private static string FolderOf(string resource, string projectPath) => File.Exists(projectPath)
        ? Path.GetDirectoryName(projectPath)!
        : throw new DistributedApplicationException($"The project file '{projectPath}' of '{resource}' does not "
            + "exist. Where the sources are not at hand, set ExcludeLaunchProfile and ExcludeKestrelEndpoints, and add endpoints with WithHttpEndpoint.");

    private static T Read<T>(string path, Func<Stream, T> parse)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return parse(stream);
        }
        catch (JsonException exception)
        {
            throw new DistributedApplicationException($"'{path}' is not valid JSON: {exception.Message}", exception);
        }
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));
}
