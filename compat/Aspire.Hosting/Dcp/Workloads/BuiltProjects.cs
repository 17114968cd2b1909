using System.Reflection;

namespace Aspire.Hosting.Dcp;

/// <summary>What the app host's build made of the projects it refers to, as the build noted it in the app host's assembly.</summary>
/// <param name="assembly">Assembly of the app host.</param>
internal sealed class BuiltProjects(Assembly? assembly)
{
    private const string Prefix = "aspireprojecttarget:";

    /// <summary>The assembly of a project; null when the build noted none, or it is gone.</summary>
    /// <param name="projectPath">Full path of the project file.</param>
    public string? Find(string projectPath) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == Prefix + projectPath)?.Value is { } path && File.Exists(path) ? path : null;
}
