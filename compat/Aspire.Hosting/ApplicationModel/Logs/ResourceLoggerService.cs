using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Logs of the resources, by id of the instance: what their programs print, and what the app host has to say of them. The newest
/// 10,000 lines of each are kept.
/// </summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(ResourceName.Comparer);
    private readonly TimeProvider _time;

    /// <summary>Creates the service.</summary>
    public ResourceLoggerService() : this(TimeProvider.System)
    {
    }

    internal ResourceLoggerService(TimeProvider time)
    {
        _time = time;
    }

    /// <summary>A logger that writes to the log of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return GetLogger(resource.InstanceId());
    }

    /// <summary>A logger that writes to the log of an instance.</summary>
    /// <param name="resourceName">Id of the instance.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(string resourceName) => new ResourceLogger(this, Checked(resourceName));

    /// <summary>Reads the log so far.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines in batches; ends with the newest.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return GetAllAsync(resource.InstanceId());
    }

    /// <summary>Follows the log, from its beginning.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines in batches; goes on over restarts, and ends when the log is complete or the application ends.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return WatchAsync(resource.InstanceId());
    }

    /// <summary>Reads the log so far.</summary>
    /// <param name="resourceName">Id of the instance.</param>
    /// <returns>The lines in batches; ends with the newest.</returns>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        var lines = LogOf(resourceName).Read();
        await Task.CompletedTask;
        if (lines.Count > 0)
            yield return lines;
    }

    /// <summary>Follows the log, from its beginning.</summary>
    /// <param name="resourceName">Id of the instance.</param>
    /// <returns>The lines in batches; goes on over restarts, and ends when the log is complete or the application ends.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => FollowAsync(Checked(resourceName));

    /// <summary>Says that nothing more is written, so that those who follow the log come to an end.</summary>
    /// <param name="resource">The resource.</param>
    public void Complete(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        Complete(resource.InstanceId());
    }

    /// <summary>Says that nothing more is written, so that those who follow the log come to an end.</summary>
    /// <param name="name">Id of the instance.</param>
    public void Complete(string name) => LogOf(name).Complete();

    /// <summary>Ends all following.</summary>
    public void Dispose()
    {
        foreach (var log in _logs.Values)
            log.Complete();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes what a program printed. Each line of the text becomes a line of the log.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="text">The text, without a time in front.</param>
    /// <param name="isError">True for the error stream.</param>
    /// <param name="writtenAt">When it was printed; null for now.</param>
    internal void Write(string instanceId, string text, bool isError, DateTimeOffset? writtenAt = null) =>
        LogOf(instanceId).Write(text, isError, writtenAt ?? _time.GetUtcNow());

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> FollowAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var log = LogOf(name);
        var reader = log.Follow();
        try
        {
            while (await reader.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = new List<LogLine>();
                while (reader.Reader.TryRead(out var line))
                    batch.Add(line);
                yield return batch;
            }
        }
        finally
        {
            log.Leave(reader);
        }
    }

    private ResourceLog LogOf(string name) => _logs.GetOrAdd(Checked(name), _ => new ResourceLog());

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name;
    }

    private sealed class ResourceLogger(ResourceLoggerService service, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;

            var text = formatter(state, exception);
            service.Write(name, exception is null ? text : $"{text}\n{exception}", isError: logLevel >= LogLevel.Error);
        }
    }
}
