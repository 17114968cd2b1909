using System.Globalization;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The newest lines of one log, and those who follow it.</summary>
internal sealed class ResourceLog
{
    private const int MaxLines = 10_000;
    private readonly Lock _lock = new();
    private readonly Queue<LogLine> _lines = new();
    private readonly List<Channel<LogLine>> _followers = [];
    private int _lastNumber;
    private bool _isComplete;

    public void Write(string text, bool isError, DateTimeOffset writtenAt)
    {
        var time = writtenAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffK", CultureInfo.InvariantCulture);
        lock (_lock)
        {
            foreach (var part in text.AsSpan().EnumerateLines())
            {
                var line = new LogLine(++_lastNumber, $"{time} {part}", isError);
                if (_lines.Count == MaxLines)
                    _lines.Dequeue();
                _lines.Enqueue(line);
                foreach (var follower in _followers)
                    follower.Writer.TryWrite(line);
            }
        }
    }

    public IReadOnlyList<LogLine> Read()
    {
        lock (_lock)
            return [.. _lines];
    }

    public Channel<LogLine> Follow()
    {
        var follower = Channel.CreateUnbounded<LogLine>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            foreach (var line in _lines)
                follower.Writer.TryWrite(line);

            if (_isComplete)
                follower.Writer.TryComplete();
            else
                _followers.Add(follower);
        }

        return follower;
    }

    public void Leave(Channel<LogLine> follower)
    {
        lock (_lock)
            _followers.Remove(follower);
    }

    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            foreach (var follower in _followers)
                follower.Writer.TryComplete();
        }
    }
}
