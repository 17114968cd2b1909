using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Publishing;
using Aspire.Hosting.Docker.Resources.ServiceNodes;

namespace Aspire.Hosting.Docker;

/// <summary>A resource of the model as a service of a compose environment.</summary>
/// <param name="name">Name of the service.</param>
/// <param name="resource">The resource that becomes the service.</param>
/// <param name="composeEnvironmentResource">The environment the service belongs to.</param>
public class DockerComposeServiceResource(string name, IResource resource, DockerComposeEnvironmentResource composeEnvironmentResource)
    : Resource(name), IResourceWithParent<DockerComposeEnvironmentResource>
{
    /// <summary>The environment the service belongs to.</summary>
    public DockerComposeEnvironmentResource Parent { get; } = composeEnvironmentResource;

    internal IResource TargetResource { get; } = resource;

    /// <summary>By endpoint name.</summary>
    internal Dictionary<string, ServiceEndpoint> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values not yet expressed in compose terms.</summary>
    internal Dictionary<string, object> EnvironmentVariables { get; } = [];

    /// <summary>Values not yet expressed in compose terms.</summary>
    internal List<object> Args { get; } = [];

    internal List<Volume> Volumes { get; } = [];
}
