using Aspire.Hosting.Pipelines;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// What a publish says on the console: results and notes on standard output, one readable line a problem on standard error. It takes
/// the place of Aspire's own log of the pipeline, which shows failures as stack traces. The command line's timeline is not touched.
/// </summary>
internal sealed class ReleaseConsole : ILoggerProvider
{
    private const string Aspire = "Aspire.Hosting";

    // It repeats the failure of the pipeline, with a stack trace.
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Replaces Aspire's log of the pipeline.</summary>
    public static void Use(IServiceCollection services) =>
        services.AddLogging(logging => logging
            .AddFilter(Aspire, LogLevel.None)
            .AddFilter(Host, LogLevel.None)
            .AddFilter<ReleaseConsole>(category: null, LogLevel.Error)
            .AddFilter<ReleaseConsole>(Host, LogLevel.None)
            .AddProvider(new ReleaseConsole()));

    /// <summary>Says what went well.</summary>
    public static void Success(string message) => Console.Out.WriteLine(message);

    /// <summary>Says notes and warnings; errors are said where the step that found them fails.</summary>
    public static void Report(IEnumerable<Finding> findings, IReportingStep step)
    {
        foreach (var finding in findings.Where(finding => finding.Severity != FindingSeverity.Error))
        {
            step.Log(finding.Severity == FindingSeverity.Warning ? LogLevel.Warning : LogLevel.Information, finding.ToString());
            Console.Out.WriteLine(finding);
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new ErrorLogger(this);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Say(string message)
    {
        lock (_said)
        {
            // Aspire logs one failure more than once on its way up.
            foreach (var line in message.Split('\n').Where(line => line.Length > 0 && _said.Add(line)))
            {
                Console.Error.WriteLine(line.StartsWith("error: ", StringComparison.Ordinal) ? line : $"error: {line}");
            }
        }
    }

    private sealed class ErrorLogger(ReleaseConsole console) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                console.Say(Root(exception)?.Message ?? formatter(state, exception));
            }
        }

        // The wrappers name pipeline steps; the cause names what a person can mend.
        private static Exception? Root(Exception? exception) =>
            exception is { InnerException: { } inner } and (AggregateException or InvalidOperationException) ? Root(inner) : exception;
    }
}
