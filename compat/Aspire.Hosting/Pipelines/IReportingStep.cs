using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>A step as the person sees it. Disposing completes it, if nobody did, with the worst state among its tasks.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IReportingStep : IAsyncDisposable
{
    /// <summary>Starts a task of this step.</summary>
    /// <param name="statusText">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    /// <exception cref="InvalidOperationException">The step has ended.</exception>
    Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default);

    /// <summary>Starts a task of this step.</summary>
    /// <param name="statusText">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    /// <exception cref="InvalidOperationException">The step has ended.</exception>
    Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default);

    /// <summary>Adds a line of detail. Dropped once the step has ended.</summary>
    /// <param name="logLevel">Lines below <see cref="PipelineOptions.LogLevel"/> are not shown.</param>
    /// <param name="message">What the person reads.</param>
    void Log(LogLevel logLevel, string message);

    /// <summary>Adds a line of detail. Dropped once the step has ended.</summary>
    /// <param name="logLevel">Lines below <see cref="PipelineOptions.LogLevel"/> are not shown.</param>
    /// <param name="message">What the person reads.</param>
    void Log(LogLevel logLevel, MarkdownString message);

    /// <summary>Ends the step; the first end counts.</summary>
    /// <param name="completionText">What the person reads.</param>
    /// <param name="completionState">How it ended.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);

    /// <summary>Ends the step; the first end counts.</summary>
    /// <param name="completionText">What the person reads.</param>
    /// <param name="completionState">How it ended.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);
}
