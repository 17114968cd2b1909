namespace Aspire.Hosting;

/// <summary>What a project resource takes from the project's own files.</summary>
public class ProjectResourceOptions
{
    /// <summary>Launch profile to use; null for the app host's own, else the first that <c>dotnet run</c> can start.</summary>
    public string? LaunchProfileName { get; set; }

    /// <summary>True to use no launch profile.</summary>
    public bool ExcludeLaunchProfile { get; set; }

    /// <summary>
    /// True to leave Kestrel endpoints in the project's app settings alone. This build does not read them: when they exist and are
    /// not excluded, adding the project is an error.
    /// </summary>
    public bool ExcludeKestrelEndpoints { get; set; }
}
