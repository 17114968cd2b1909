using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container. Its image is a <see cref="ContainerImageAnnotation"/>.</summary>
/// <param name="name">Name of the resource.</param>
/// <param name="entrypoint">Program to start in place of the image's own; null to keep that.</param>
[DebuggerDisplay("Type = {GetType().Name,nq}, Name = {Name}")]
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>Program to start in place of the image's own; null to keep that.</summary>
    public string? Entrypoint { get; set; } = entrypoint;
}
