using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.ResourceService;

namespace Aspire.Hosting.Backchannel;

/// <summary>Which lines of which logs the command line wants.</summary>
internal sealed record ConsoleLogRequest
{
    /// <summary>Id of an instance, or name in the model; null for all resources.</summary>
    public string? ResourceName { get; init; }

    public bool Follow { get; init; }

    /// <summary>A text that the lines must contain, upper and lower case alike; null for all lines.</summary>
    public string? Search { get; init; }

    /// <summary>Lines of the past to give at most, the newest ones; null for all.</summary>
    public int? Tail { get; init; }

    public bool IncludeHidden { get; init; }
}

/// <summary>One line of one log, as the command line reads it.</summary>
internal sealed record ConsoleLogLineJson(string ResourceName, int LineNumber, string Content, bool IsError)
{
    /// <summary>When it was written: it comes first in the text, in a form whose order is that of time.</summary>
    public string Time => Content.Split(' ', 2)[0];
}

/// <summary>Reads the logs of one or all resources as one, in the order of time; follows them over restarts.</summary>
internal sealed class ConsoleLogReader(ResourceFeed feed, ResourceLoggerService logs)
{
    /// <summary>The lines, in batches.</summary>
    /// <exception cref="ArgumentException">There is no such resource.</exception>
    public async IAsyncEnumerable<IReadOnlyList<ConsoleLogLineJson>> ReadAsync(
        ConsoleLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ids = Select(request);
        var past = new List<ConsoleLogLineJson>();
        foreach (var id in ids)
        {
            await foreach (var batch in logs.GetAllAsync(id).WithCancellation(cancellationToken))
                past.AddRange(batch.Select(line => ToJson(id, line)));
        }

        var wanted = past.OrderBy(line => line.Time, StringComparer.Ordinal).Where(line => IsWanted(request, line)).ToList();
        if (request.Tail is { } tail and >= 0 && wanted.Count > tail)
            wanted.RemoveRange(0, wanted.Count - tail);
        if (wanted.Count > 0)
            yield return wanted;
        if (!request.Follow)
            yield break;

        var seen = past.GroupBy(line => line.ResourceName).ToDictionary(group => group.Key, group => group.Max(line => line.LineNumber));
        await foreach (var line in FollowAsync(ids, seen, cancellationToken))
        {
            if (IsWanted(request, line))
                yield return [line];
        }
    }

    private async IAsyncEnumerable<ConsoleLogLineJson> FollowAsync(
        IReadOnlyList<string> ids, Dictionary<string, int> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = Channel.CreateUnbounded<ConsoleLogLineJson>(new UnboundedChannelOptions { SingleReader = true });
        var followers = Task.WhenAll(ids.Select(id => FollowAsync(id, seen.GetValueOrDefault(id), lines.Writer, cancellationToken)));
        _ = followers.ContinueWith(ended => lines.Writer.TryComplete(ended.Exception), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
            yield return line;
    }

    private async Task FollowAsync(string id, int seen, ChannelWriter<ConsoleLogLineJson> writer, CancellationToken cancellationToken)
    {
        await foreach (var batch in logs.WatchAsync(id).WithCancellation(cancellationToken))
        {
            foreach (var line in batch.Where(line => line.LineNumber > seen))
                await writer.WriteAsync(ToJson(id, line), cancellationToken);
        }
    }

    private IReadOnlyList<string> Select(ConsoleLogRequest request)
    {
        if (string.IsNullOrEmpty(request.ResourceName))
            return [.. feed.Current.Where(known => request.IncludeHidden || !ResourceMapper.IsHidden(known.Snapshot)).Select(known => known.ResourceId)];

        return feed.Find(request.ResourceName) is { Count: > 0 } found
            ? [.. found.Select(known => known.ResourceId)]
            : throw new ArgumentException($"There is no resource '{request.ResourceName}'.");
    }

    private static bool IsWanted(ConsoleLogRequest request, ConsoleLogLineJson line) =>
        string.IsNullOrEmpty(request.Search) || line.Content.Contains(request.Search, StringComparison.OrdinalIgnoreCase);

    private static ConsoleLogLineJson ToJson(string id, LogLine line) => new(id, line.LineNumber, line.Content, line.IsErrorMessage);
}
