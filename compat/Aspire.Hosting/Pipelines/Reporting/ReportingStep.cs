using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

internal sealed class ReportingStep : IReportingStep
{
    private readonly IActivitySink _sink;
    private readonly string? _parentId;
    private readonly int _level;
    private readonly LogLevel _leastLevel;
    private readonly List<ReportingTask> _tasks = [];
    private readonly Lock _lock = new();
    private CompletionState _state;

    public ReportingStep(IActivitySink sink, string title, string? parentId, int level, LogLevel leastLevel)
    {
        (_sink, Title, _parentId, _level, _leastLevel) = (sink, title, parentId, level, leastLevel);
        _sink.Write(Activity(title, CompletionState.InProgress));
    }

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Title { get; }

    public CompletionState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default)
        => Task.FromResult<IReportingTask>(AddTask(statusText, markdown: false));

    public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default)
        => Task.FromResult<IReportingTask>(AddTask(statusText.Value, markdown: true));

    public void Log(LogLevel logLevel, string message) => Log(logLevel, message, markdown: false);

    public void Log(LogLevel logLevel, MarkdownString message) => Log(logLevel, message.Value, markdown: true);

    public Task CompleteAsync(
        string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
        => Complete(completionText, completionState, markdown: false);

    public Task CompleteAsync(
        MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
        => Complete(completionText.Value, completionState, markdown: true);

    public ValueTask DisposeAsync()
    {
        CompletionState worst;
        lock (_lock)
            worst = _tasks.Select(task => task.State).Append(CompletionState.Completed).Max();
        return new ValueTask(Complete(Title, worst, markdown: false));
    }

    /// <exception cref="InvalidOperationException">The step has ended.</exception>
    public void WriteTask(PipelineActivity activity)
    {
        lock (_lock)
        {
            if (_state != CompletionState.InProgress)
                throw new InvalidOperationException($"Step '{Title}' has ended; its tasks cannot go on.");
            _sink.Write(activity);
        }
    }

    private ReportingTask AddTask(string text, bool markdown)
    {
        var task = new ReportingTask(this, text, markdown);
        lock (_lock)
            _tasks.Add(task);
        return task;
    }

    private void Log(LogLevel level, string message, bool markdown)
    {
        lock (_lock)
        {
            if (_state != CompletionState.InProgress || level < _leastLevel || level == LogLevel.None)
                return;

            _sink.Write(new PipelineActivity
            {
                Kind = ActivityKind.Log,
                Id = Guid.NewGuid().ToString(),
                Text = message,
                State = CompletionState.Completed,
                StepId = Id,
                LogLevel = level,
                Timestamp = DateTimeOffset.UtcNow,
                EnableMarkdown = markdown,
            });
        }
    }

    private Task Complete(string text, CompletionState state, bool markdown)
    {
        if (state == CompletionState.InProgress)
            throw new ArgumentException("A step cannot end as in progress.", nameof(state));

        lock (_lock)
        {
            if (_state == CompletionState.InProgress)
            {
                _state = state;
                _sink.Write(Activity(text, state) with { EnableMarkdown = markdown });
            }
        }

        return Task.CompletedTask;
    }

    private PipelineActivity Activity(string text, CompletionState state) => new()
    {
        Kind = ActivityKind.Step,
        Id = Id,
        Text = text,
        State = state,
        ParentStepId = _parentId,
        Level = _level,
    };
}
