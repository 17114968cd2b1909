using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Resources.ComposeNodes;

namespace Aspire.Hosting.Docker;

/// <summary>A callback that changes a finished service before it goes into the compose file.</summary>
/// <param name="configure">Gets the service's resource and its node.</param>
public sealed class DockerComposeServiceCustomizationAnnotation(Action<DockerComposeServiceResource, Service> configure) : IResourceAnnotation
{
    /// <summary>The callback.</summary>
    public Action<DockerComposeServiceResource, Service> Configure { get; } = configure;
}
