using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The one instance that a resource has in a run. Its id names the object in the orchestrator and is the same over restarts:
/// <c>web-kqzvwxyz</c> for what runs as a process or container, the name in the model for everything else.
/// </summary>
internal static class ResourceInstance
{
    private static readonly ConditionalWeakTable<IResource, string> Ids = [];

    public static string InstanceId(this IResource resource) => Ids.GetValue(resource, static added => added.IsRun()
        ? $"{added.Name}-{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8)}"
        : added.Name);

    /// <summary>True for containers, projects and executables: what the orchestrator starts. Others, such as parameters, are only data.</summary>
    public static bool IsRun(this IResource resource) => resource is ProjectResource or ExecutableResource || resource.IsContainer();

    /// <summary>True for the name in the model and for the id of the instance, upper and lower case alike.</summary>
    public static bool IsCalled(this IResource resource, string nameOrId) =>
        ResourceName.Comparer.Equals(resource.Name, nameOrId) || ResourceName.Comparer.Equals(resource.InstanceId(), nameOrId);
}
