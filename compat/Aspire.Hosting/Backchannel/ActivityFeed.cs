using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.Backchannel;

/// <summary>Keeps activities until the command line fetches them; ends after the one that ends the pipeline.</summary>
internal sealed class ActivityFeed : IActivitySink
{
    private readonly Channel<PipelineActivity> _activities = Channel.CreateUnbounded<PipelineActivity>();

    public void Write(PipelineActivity activity)
    {
        _activities.Writer.TryWrite(activity);
        if (activity.Kind == ActivityKind.Complete)
            _activities.Writer.TryComplete();
    }

    public async IAsyncEnumerable<Action<Utf8JsonWriter>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var activity in _activities.Reader.ReadAllAsync(cancellationToken))
            yield return writer => ActivityJson.Write(writer, activity);
    }
}
