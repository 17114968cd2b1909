using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>How the pipeline ended.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PublishCompletionOptions
{
    /// <summary>What the person reads; null for a text that says the state.</summary>
    public string? CompletionMessage { get; set; }

    /// <summary>The state; null for the worst one among the steps.</summary>
    public CompletionState? CompletionState { get; set; }

    /// <summary>Facts to show.</summary>
    public IReadOnlyList<PipelineSummaryItem>? PipelineSummary { get; set; }
}
