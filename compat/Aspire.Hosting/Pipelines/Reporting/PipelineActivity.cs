using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>Something that happened in the pipeline: what the command line gets, and the console shows.</summary>
internal sealed record PipelineActivity
{
    public required ActivityKind Kind { get; init; }
    public required string Id { get; init; }
    public required string Text { get; init; }
    public required CompletionState State { get; init; }

    /// <summary>The step that a task or a log line belongs to.</summary>
    public string? StepId { get; init; }

    /// <summary>The step above a step.</summary>
    public string? ParentStepId { get; init; }

    /// <summary>Depth of a step in the tree of steps.</summary>
    public int? Level { get; init; }

    /// <summary>What an ended task has to say besides its text.</summary>
    public string? CompletionMessage { get; init; }

    public LogLevel? LogLevel { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public bool EnableMarkdown { get; init; }

    /// <summary>Facts shown at the end of the pipeline.</summary>
    public IReadOnlyList<PipelineSummaryItem>? Summary { get; init; }
}

internal enum ActivityKind
{
    Step,
    Task,
    Log,
    Complete,
}

/// <summary>Where activities go.</summary>
internal interface IActivitySink
{
    /// <summary>Takes one activity; steps that run at the same time call it at the same time.</summary>
    void Write(PipelineActivity activity);
}
