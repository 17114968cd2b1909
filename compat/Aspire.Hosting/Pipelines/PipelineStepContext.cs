using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>What one step sees while it runs.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PipelineStepContext
{
    private ILogger? _logger;

    /// <summary>What all steps of the run share.</summary>
    public required PipelineContext PipelineContext { get; init; }

    /// <summary>The step as the person sees it.</summary>
    public required IReportingStep ReportingStep { get; init; }

    /// <summary>The resources.</summary>
    public DistributedApplicationModel Model => PipelineContext.Model;

    /// <summary>Run or publish.</summary>
    public DistributedApplicationExecutionContext ExecutionContext => PipelineContext.ExecutionContext;

    /// <summary>The app host's services.</summary>
    public IServiceProvider Services => PipelineContext.Services;

    /// <summary>Writes lines of detail below the step.</summary>
    public ILogger Logger => _logger ??= new StepLogger(ReportingStep);

    /// <summary>Ends the run.</summary>
    public CancellationToken CancellationToken => PipelineContext.CancellationToken;

    /// <summary>Facts to show when the run has ended well.</summary>
    public PipelineSummary Summary => PipelineContext.Summary;
}
