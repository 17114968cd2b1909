using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names of facts that all kinds of resources may have.</summary>
public static class CustomResourceKnownProperties
{
    /// <summary>Where it comes from: an image, a project, a program.</summary>
    public static string Source => "resource.source";

    /// <summary>Its connection string.</summary>
    public static string ConnectionString => "resource.connectionString";
}

/// <summary>The other names of facts that the dashboard knows, by type of resource.</summary>
internal static class KnownProperties
{
    public const string ExitCode = "resource.exitCode";
    public const string ParentName = "resource.parentName";
    public const string WaitingFor = "resource.waitingFor";
    public const string AppArgs = "resource.appArgs";
    public const string ContainerImage = "container.image";
    public const string ContainerId = "container.id";
    public const string ContainerPorts = "container.ports";
    public const string ContainerCommand = "container.command";
    public const string ContainerArgs = "container.args";
    public const string ContainerLifetime = "container.lifetime";
    public const string ExecutablePath = "executable.path";
    public const string ExecutableWorkDir = "executable.workDir";
    public const string ExecutableArgs = "executable.args";
    public const string ExecutablePid = "executable.pid";
    public const string ProjectPath = "project.path";
    public const string ProjectLaunchProfile = "project.launchProfile";
    public const string ParameterValue = "Value";
}

/// <summary>Types of resources that the dashboard knows.</summary>
internal static class KnownResourceTypes
{
    public const string Container = "Container";
    public const string Executable = "Executable";
    public const string Project = "Project";
    public const string Parameter = "Parameter";
}

/// <summary>Changes single facts of a list.</summary>
internal static class PropertyList
{
    /// <summary>Sets a fact, over an older one of that name.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> Set(
        this ImmutableArray<ResourcePropertySnapshot> properties, string name, object? value, bool isSensitive = false)
    {
        var property = new ResourcePropertySnapshot(name, value) { IsSensitive = isSensitive };
        var older = properties.FirstOrDefault(candidate => candidate.Name == name);
        return older is null ? properties.Add(property) : properties.Replace(older, property);
    }

    /// <summary>Removes a fact, if there is one of that name.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> Without(this ImmutableArray<ResourcePropertySnapshot> properties, string name) =>
        properties.RemoveAll(property => property.Name == name);
}
