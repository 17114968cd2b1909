using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>What a pipeline configuration callback sees: every step, before the order is worked out.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public class PipelineConfigurationContext
{
    /// <summary>The app host's services.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>All steps; relations may be added to them.</summary>
    public required IReadOnlyList<PipelineStep> Steps { get; init; }

    /// <summary>The resources.</summary>
    public required DistributedApplicationModel Model { get; init; }

    /// <summary>Steps that carry a tag.</summary>
    /// <param name="tag">The tag, compared by case.</param>
    public IEnumerable<PipelineStep> GetSteps(string tag) => Steps.Where(step => step.Tags.Contains(tag));

    /// <summary>Steps that belong to a resource.</summary>
    /// <param name="resource">The resource.</param>
    public IEnumerable<PipelineStep> GetSteps(IResource resource) => Steps.Where(step => step.Resource == resource);

    /// <summary>Steps that belong to a resource and carry a tag.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="tag">The tag, compared by case.</param>
    public IEnumerable<PipelineStep> GetSteps(IResource resource, string tag) => GetSteps(resource).Where(step => step.Tags.Contains(tag));
}
