namespace Aspire.Hosting.ApplicationModel;

/// <summary>The project is started without a launch profile.</summary>
public sealed class ExcludeLaunchProfileAnnotation : IResourceAnnotation
{
}

/// <summary>The project is started with one launch profile; it is an error when there is none of that name.</summary>
/// <param name="launchProfileName">Name of the profile.</param>
public sealed class LaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    /// <summary>Name of the profile.</summary>
    public string LaunchProfileName { get; } = launchProfileName;
}

/// <summary>The project is started with the app host's own launch profile, if it has one of that name.</summary>
/// <param name="launchProfileName">Name of the profile.</param>
public sealed class DefaultLaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    /// <summary>Name of the profile.</summary>
    public string LaunchProfileName { get; } = launchProfileName;
}

/// <summary>The published project does not trust forwarded headers.</summary>
public sealed class DisableForwardedHeadersAnnotation : IResourceAnnotation
{
}

/// <summary>Metadata of a project that is named by its path.</summary>
internal sealed class ProjectMetadata(string projectPath) : IProjectMetadata
{
    public string ProjectPath { get; } = projectPath;
}
