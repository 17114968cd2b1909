using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What an app host knows about a .NET project that it starts. Implemented by the generated <c>Projects.*</c> classes.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>Full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Launch settings to use instead of the project's own <c>Properties/launchSettings.json</c>; null to read that file.</summary>
    LaunchSettings? LaunchSettings => null;

    /// <summary>True when the project was built together with the app host and must not be built again at start.</summary>
    bool SuppressBuild => false;

    /// <summary>True for a single C# file that is run without a project file.</summary>
    bool IsFileBasedApp => false;
}
