using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

/// <summary>Turns steps, tasks and log lines into activities.</summary>
internal sealed class PipelineActivityReporter(IActivitySink sink, IOptions<PipelineOptions> options) : IPipelineActivityReporter
{
    private readonly ConcurrentQueue<ReportingStep> _steps = new();
    private readonly LogLevel _leastLevel = PipelineLogLevel.Of(options.Value);

    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default)
        => CreateStepAsync(title, parentStepId: null, hierarchyLevel: 0, cancellationToken);

    public Task<IReportingStep> CreateStepAsync(
        string title, string? parentStepId, int hierarchyLevel, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parent = _steps.LastOrDefault(other => other.Title == parentStepId);
        var step = new ReportingStep(sink, title, parent?.Id ?? parentStepId, hierarchyLevel, _leastLevel);
        _steps.Enqueue(step);
        return Task.FromResult<IReportingStep>(step);
    }

    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = options?.CompletionState
            ?? _steps.Select(step => step.State).DefaultIfEmpty().Max();
        if (state == CompletionState.InProgress)
            state = CompletionState.Completed;

        sink.Write(new PipelineActivity
        {
            Kind = ActivityKind.Complete,
            Id = "publish-complete",
            Text = options?.CompletionMessage ?? state switch
            {
                CompletionState.CompletedWithWarning => "Pipeline succeeded with warnings",
                CompletionState.CompletedWithError => "Pipeline failed",
                _ => "Pipeline succeeded",
            },
            State = state,
            Summary = options?.PipelineSummary,
        });
        return Task.CompletedTask;
    }
}
