using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Takes what happens in the pipeline and shows it to whoever started the app host.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IPipelineActivityReporter
{
    /// <summary>Reports that a step has started.</summary>
    /// <param name="title">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default);

    /// <summary>Reports that a step has started below another one.</summary>
    /// <param name="title">What the person reads.</param>
    /// <param name="parentStepId">Id or title of the step above it.</param>
    /// <param name="hierarchyLevel">Depth in the tree of steps; 0 for a root.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task<IReportingStep> CreateStepAsync(string title, string? parentStepId, int hierarchyLevel, CancellationToken cancellationToken = default)
        => CreateStepAsync(title, cancellationToken);

    /// <summary>Reports that the pipeline has ended.</summary>
    /// <param name="options">Message, state and summary; a missing state is the worst one among the steps.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default);
}
