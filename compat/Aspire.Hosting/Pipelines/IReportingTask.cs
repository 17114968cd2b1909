using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>A part of a step as the person sees it. Disposing completes it, if nobody did.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IReportingTask : IAsyncDisposable
{
    /// <summary>Changes what the person reads.</summary>
    /// <param name="statusText">The new text.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    /// <exception cref="InvalidOperationException">The task or its step has ended.</exception>
    Task UpdateAsync(string statusText, CancellationToken cancellationToken = default);

    /// <summary>Changes what the person reads.</summary>
    /// <param name="statusText">The new text.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    /// <exception cref="InvalidOperationException">The task or its step has ended.</exception>
    Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default);

    /// <summary>Ends the task; the first end counts.</summary>
    /// <param name="completionMessage">What the person reads beside the status text.</param>
    /// <param name="completionState">How it ended.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);

    /// <summary>Ends the task; the first end counts.</summary>
    /// <param name="completionMessage">What the person reads beside the status text.</param>
    /// <param name="completionState">How it ended.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default);
}
