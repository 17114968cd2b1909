using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>A log whose lines show below a step.</summary>
internal sealed class StepLogger(IReportingStep step) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => step.Log(logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception.Message}");
}
