namespace Aspire.Hosting.Pipelines;

internal sealed class ReportingTask : IReportingTask
{
    private readonly ReportingStep _step;
    private readonly string _id = Guid.NewGuid().ToString();
    private readonly Lock _lock = new();
    private string _text;

    public ReportingTask(ReportingStep step, string text, bool markdown)
    {
        (_step, _text) = (step, text);
        Write(CompletionState.InProgress, completionMessage: null, markdown);
    }

    public CompletionState State { get; private set; }

    public Task UpdateAsync(string statusText, CancellationToken cancellationToken = default) => Update(statusText, markdown: false);

    public Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => Update(statusText.Value, markdown: true);

    public Task CompleteAsync(
        string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
        => Complete(completionMessage, completionState, markdown: false);

    public Task CompleteAsync(
        MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
        => Complete(completionMessage.Value, completionState, markdown: true);

    public ValueTask DisposeAsync()
        => _step.State == CompletionState.InProgress
            ? new ValueTask(Complete(message: null, CompletionState.Completed, markdown: false))
            : ValueTask.CompletedTask;

    private Task Update(string text, bool markdown)
    {
        lock (_lock)
        {
            if (State != CompletionState.InProgress)
                throw new InvalidOperationException($"Task '{_text}' has ended; its text cannot change.");
            _text = text;
            Write(CompletionState.InProgress, completionMessage: null, markdown);
        }

        return Task.CompletedTask;
    }

    private Task Complete(string? message, CompletionState state, bool markdown)
    {
        if (state == CompletionState.InProgress)
            throw new ArgumentException("A task cannot end as in progress.", nameof(state));

        lock (_lock)
        {
            if (State == CompletionState.InProgress)
            {
                Write(state, message, markdown);
                State = state;
            }
        }

        return Task.CompletedTask;
    }

    private void Write(CompletionState state, string? completionMessage, bool markdown) => _step.WriteTask(new PipelineActivity
    {
        Kind = ActivityKind.Task,
        Id = _id,
        Text = _text,
        State = state,
        StepId = _step.Id,
        CompletionMessage = completionMessage,
        EnableMarkdown = markdown,
    });
}
