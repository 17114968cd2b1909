using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What all steps of one run share.</summary>
/// <param name="model">The resources.</param>
/// <param name="executionContext">Run or publish.</param>
/// <param name="serviceProvider">The app host's services.</param>
/// <param name="logger">Log of the pipeline itself; a step has its own.</param>
/// <param name="cancellationToken">Ends the run.</param>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PipelineContext(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    IServiceProvider serviceProvider,
    ILogger logger,
    CancellationToken cancellationToken)
{
    /// <summary>The resources.</summary>
    public DistributedApplicationModel Model { get; } = model;

    /// <summary>Run or publish.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>The app host's services.</summary>
    public IServiceProvider Services { get; } = serviceProvider;

    /// <summary>Log of the pipeline itself; a step has its own.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>Ends the run.</summary>
    public CancellationToken CancellationToken { get; set; } = cancellationToken;

    /// <summary>Facts to show when the run has ended well.</summary>
    public PipelineSummary Summary { get; } = new();
}
