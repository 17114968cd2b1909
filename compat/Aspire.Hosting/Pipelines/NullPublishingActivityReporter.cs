using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>A reporter that shows nothing.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class NullPublishingActivityReporter : IPipelineActivityReporter
{
    /// <summary>Gives a step that shows nothing.</summary>
    /// <param name="title">Not shown.</param>
    /// <param name="cancellationToken">Not used.</param>
    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default)
        => Task.FromResult<IReportingStep>(new Step());

    /// <summary>Does nothing.</summary>
    /// <param name="options">Not shown.</param>
    /// <param name="cancellationToken">Not used.</param>
    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
        => Task.CompletedTask;

    private sealed class Step : IReportingStep
    {
        public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken) => Task.FromResult<IReportingTask>(new StepTask());
        public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken) => Task.FromResult<IReportingTask>(new StepTask());
        public void Log(LogLevel logLevel, string message) { }
        public void Log(LogLevel logLevel, MarkdownString message) { }
        public Task CompleteAsync(string completionText, CompletionState completionState, CancellationToken cancellationToken) => Task.CompletedTask;
        public Task CompleteAsync(MarkdownString completionText, CompletionState completionState, CancellationToken cancellationToken) => Task.CompletedTask;
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class StepTask : IReportingTask
    {
        public Task UpdateAsync(string statusText, CancellationToken cancellationToken) => Task.CompletedTask;
        public Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken) => Task.CompletedTask;
        public Task CompleteAsync(string? completionMessage, CompletionState completionState, CancellationToken cancellationToken) => Task.CompletedTask;
        public Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState, CancellationToken cancellationToken) => Task.CompletedTask;
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
