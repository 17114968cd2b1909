using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The finished model of an application.</summary>
[DebuggerDisplay("Resources = {Resources.Count}")]
public class DistributedApplicationModel
{
    /// <summary>Creates a model over a live collection.</summary>
    /// <param name="resources">The resources; kept, not copied.</param>
    public DistributedApplicationModel(IResourceCollection resources)
    {
        Resources = resources;
    }

    /// <summary>Creates a model from a copy of the given resources.</summary>
    /// <param name="resources">The resources.</param>
    public DistributedApplicationModel(IEnumerable<IResource> resources)
        : this(new ResourceCollection(resources))
    {
    }

    /// <summary>The resources, in the order they were added.</summary>
    public IResourceCollection Resources { get; }
}

/// <summary>Views of a model.</summary>
public static class DistributedApplicationModelExtensions
{
    /// <summary>The resources that a publisher deploys: containers and projects that are not excluded from publishing.</summary>
    /// <param name="model">The model.</param>
    /// <returns>Them, in model order.</returns>
    public static IEnumerable<IResource> GetComputeResources(this DistributedApplicationModel model) =>
        model.Resources.Where(resource => !resource.IsExcludedFromPublish() && (resource.IsContainer() || resource is ProjectResource));
}
