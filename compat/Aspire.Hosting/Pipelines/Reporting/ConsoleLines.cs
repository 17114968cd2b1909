using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>A log whose lines stand on the console as they are: problems on standard error, marked as such, the rest on standard output.</summary>
internal sealed class ConsoleLines(TextWriter output, TextWriter error) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        if (logLevel < LogLevel.Warning)
            output.WriteLine(line);
        else
            error.WriteLine($"{(logLevel == LogLevel.Warning ? "warning" : "error")}: {line}");
    }
}
