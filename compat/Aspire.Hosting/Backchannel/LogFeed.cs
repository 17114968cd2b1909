using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>One line of the app host's own log, as the command line reads it.</summary>
internal sealed record LogEntry(LogEventId EventId, LogLevel LogLevel, string Message, DateTimeOffset Timestamp, string CategoryName);

/// <summary>Number and name of a log message.</summary>
internal sealed record LogEventId(int Id, string? Name);

/// <summary>Keeps the app host's own log for the command line that started it: the newest lines so far, then each new one.</summary>
[ProviderAlias("Backchannel")]
internal sealed class LogFeed(TimeProvider time) : ILoggerProvider
{
    private const int MaxEntries = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogEntry> _entries = new();
    private readonly List<Channel<LogEntry>> _readers = [];

    public async IAsyncEnumerable<LogEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Channel.CreateUnbounded<LogEntry>();
        lock (_lock)
        {
            foreach (var entry in _entries)
                reader.Writer.TryWrite(entry);
            _readers.Add(reader);
        }

        try
        {
            await foreach (var entry in reader.Reader.ReadAllAsync(cancellationToken))
                yield return entry;
        }
        finally
        {
            lock (_lock)
                _readers.Remove(reader);
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        lock (_lock)
            _readers.ForEach(reader => reader.Writer.TryComplete());
    }

    private void Add(LogEntry entry)
    {
        lock (_lock)
        {
            if (_entries.Count == MaxEntries)
                _entries.Dequeue();
            _entries.Enqueue(entry);
            _readers.ForEach(reader => reader.Writer.TryWrite(entry));
        }
    }

    private sealed class Logger(LogFeed feed, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            feed.Add(new LogEntry(
                new LogEventId(eventId.Id, eventId.Name), logLevel, exception is null ? text : $"{text}\n{exception}", feed.Now, category));
        }
    }
}
