using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Short forms for ending a step or a task. Every method gives back what it was called on.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class PublishingExtensions
{
    /// <summary>Ends the step well.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">What the person reads; null for a text that says the state.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingStep> SucceedAsync(this IReportingStep step, string? message = null, CancellationToken cancellationToken = default)
    {
        await step.CompleteAsync(message ?? "Done", CompletionState.Completed, cancellationToken);
        return step;
    }

    /// <summary>Ends the step well.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingStep> SucceedAsync(this IReportingStep step, MarkdownString message, CancellationToken cancellationToken = default)
    {
        await step.CompleteAsync(message, CompletionState.Completed, cancellationToken);
        return step;
    }

    /// <summary>Ends the step with a warning.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">What the person reads; null for a text that says the state.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingStep> WarnAsync(this IReportingStep step, string? message = null, CancellationToken cancellationToken = default)
    {
        await step.CompleteAsync(message ?? "Done, with warnings", CompletionState.CompletedWithWarning, cancellationToken);
        return step;
    }

    /// <summary>Ends the step with a warning.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingStep> WarnAsync(this IReportingStep step, MarkdownString message, CancellationToken cancellationToken = default)
    {
        await step.CompleteAsync(message, CompletionState.CompletedWithWarning, cancellationToken);
        return step;
    }

    /// <summary>Ends the step as failed.</summary>
    /// <param name="step">The step.</param>
    /// <param name="errorMessage">What the person reads; null for a text that says the state.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingStep> FailAsync(this IReportingStep step, string? errorMessage = null, CancellationToken cancellationToken = default)
    {
        await step.CompleteAsync(errorMessage ?? "Failed", CompletionState.CompletedWithError, cancellationToken);
        return step;
    }

    /// <summary>Ends the step as failed.</summary>
    /// <param name="step">The step.</param>
    /// <param name="errorMessage">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingStep> FailAsync(this IReportingStep step, MarkdownString errorMessage, CancellationToken cancellationToken = default)
    {
        await step.CompleteAsync(errorMessage, CompletionState.CompletedWithError, cancellationToken);
        return step;
    }

    /// <summary>Changes what the person reads.</summary>
    /// <param name="task">The task.</param>
    /// <param name="statusText">The new text.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> UpdateStatusAsync(this IReportingTask task, string statusText, CancellationToken cancellationToken = default)
    {
        await task.UpdateAsync(statusText, cancellationToken);
        return task;
    }

    /// <summary>Changes what the person reads.</summary>
    /// <param name="task">The task.</param>
    /// <param name="statusText">The new text.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> UpdateStatusAsync(this IReportingTask task, MarkdownString statusText, CancellationToken cancellationToken = default)
    {
        await task.UpdateAsync(statusText, cancellationToken);
        return task;
    }

    /// <summary>Ends the task well.</summary>
    /// <param name="task">The task.</param>
    /// <param name="message">What the person reads; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> SucceedAsync(this IReportingTask task, string? message = null, CancellationToken cancellationToken = default)
    {
        await task.CompleteAsync(message, CompletionState.Completed, cancellationToken);
        return task;
    }

    /// <summary>Ends the task well.</summary>
    /// <param name="task">The task.</param>
    /// <param name="message">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> SucceedAsync(this IReportingTask task, MarkdownString message, CancellationToken cancellationToken = default)
    {
        await task.CompleteAsync(message, CompletionState.Completed, cancellationToken);
        return task;
    }

    /// <summary>Ends the task with a warning.</summary>
    /// <param name="task">The task.</param>
    /// <param name="message">What the person reads; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> WarnAsync(this IReportingTask task, string? message = null, CancellationToken cancellationToken = default)
    {
        await task.CompleteAsync(message, CompletionState.CompletedWithWarning, cancellationToken);
        return task;
    }

    /// <summary>Ends the task with a warning.</summary>
    /// <param name="task">The task.</param>
    /// <param name="message">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> WarnAsync(this IReportingTask task, MarkdownString message, CancellationToken cancellationToken = default)
    {
        await task.CompleteAsync(message, CompletionState.CompletedWithWarning, cancellationToken);
        return task;
    }

    /// <summary>Ends the task as failed.</summary>
    /// <param name="task">The task.</param>
    /// <param name="errorMessage">What the person reads; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> FailAsync(this IReportingTask task, string? errorMessage = null, CancellationToken cancellationToken = default)
    {
        await task.CompleteAsync(errorMessage, CompletionState.CompletedWithError, cancellationToken);
        return task;
    }

    /// <summary>Ends the task as failed.</summary>
    /// <param name="task">The task.</param>
    /// <param name="errorMessage">What the person reads.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    public static async Task<IReportingTask> FailAsync(this IReportingTask task, MarkdownString errorMessage, CancellationToken cancellationToken = default)
    {
        await task.CompleteAsync(errorMessage, CompletionState.CompletedWithError, cancellationToken);
        return task;
    }
}
