using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>
/// Shows what any service logs while a step runs below that step; outside of steps, problems go to standard error. What the
/// timeline logs goes to the console as it is.
/// </summary>
internal sealed class StepLoggerProvider(TextWriter output, TextWriter error) : ILoggerProvider
{
    private static readonly AsyncLocal<IReportingStep?> Current = new();

    /// <summary>Makes a step the current one for the calls that follow in this asynchronous flow.</summary>
    /// <returns>Brings back the step before.</returns>
    public static IDisposable EnterStep(IReportingStep step)
    {
        var before = Current.Value;
        Current.Value = step;
        return new Leave(before);
    }

    public ILogger CreateLogger(string categoryName)
        => categoryName == ConsoleTimeline.Category ? new ConsoleLines(output, error) : new Logger(error);

    public void Dispose()
    {
    }

    private sealed class Leave(IReportingStep? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }

    private sealed class Logger(TextWriter error) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel)
            => logLevel != LogLevel.None && (Current.Value is not null || logLevel >= LogLevel.Warning);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Current.Value is { } step)
                new StepLogger(step).Log(logLevel, eventId, state, exception, formatter);
            else if (IsEnabled(logLevel))
                error.WriteLine($"{(logLevel == LogLevel.Warning ? "warning" : "error")}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
        }
    }
}
