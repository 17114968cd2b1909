using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A .NET project.</summary>
    /// <param name="name">Name of the resource.</param>
    [DebuggerDisplay("Type = {GetType().Name,nq}, Name = {Name}")]
    public class ProjectResource(string name)
        : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource
    {
        /// <summary>The https endpoint that is there only because launch profiles have one: a container does not listen on it.</summary>
        internal EndpointAnnotation? DefaultHttpsEndpoint { get; set; }
    }

    /// <summary>Finds projects.</summary>
    public static class ProjectResourceExtensions
    {
        /// <summary>The projects of a model.</summary>
        /// <param name="model">The model.</param>
        /// <returns>Them, in model order.</returns>
        public static IEnumerable<ProjectResource> GetProjectResources(this DistributedApplicationModel model) =>
            model.Resources.OfType<ProjectResource>();

        /// <summary>What is known about the project behind a resource.</summary>
        /// <param name="projectResource">The resource.</param>
        /// <returns>Path of the project and how it is started.</returns>
        /// <exception cref="InvalidOperationException">The resource was not added with <c>AddProject</c>.</exception>
        public static IProjectMetadata GetProjectMetadata(this ProjectResource projectResource) =>
            projectResource.TryGetLastAnnotation(out IProjectMetadata? metadata)
                ? metadata
                : throw new InvalidOperationException($"The project of '{projectResource.Name}' is not known; add the "
                    + "resource with AddProject.");
    }
}

namespace Aspire.Hosting
{
    /// <summary>A resource that service discovery finds.</summary>
    public interface IResourceWithServiceDiscovery : ApplicationModel.IResourceWithEndpoints
    {
    }
}
