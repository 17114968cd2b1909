using System.Collections.Concurrent;
using Aspire.Hosting.Pipelines;

namespace Compat.Tests.Pipelines;

/// <summary>Keeps what the pipeline reported, in order.</summary>
internal sealed class RecordingSink : IActivitySink
{
    private readonly ConcurrentQueue<PipelineActivity> _activities = new();

    public IReadOnlyList<PipelineActivity> Activities => [.. _activities];

    /// <summary>Texts with which steps ended in a state.</summary>
    public IEnumerable<string> Steps(CompletionState state)
        => Activities.Where(activity => activity.Kind == ActivityKind.Step && activity.State == state).Select(activity => activity.Text);

    public void Write(PipelineActivity activity) => _activities.Enqueue(activity);
}
