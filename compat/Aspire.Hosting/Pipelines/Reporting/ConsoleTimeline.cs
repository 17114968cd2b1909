using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>
/// Shows the pipeline to a person who started the app host without the command line: one line per start and end of a step, one
/// line per warning and error, none of them twice. The lines are logged under <see cref="Category"/>, so that an app host can
/// filter them or show them its own way.
/// </summary>
/// <param name="log">The log of that category.</param>
/// <param name="time">Measures the steps.</param>
internal sealed class ConsoleTimeline(ILogger log, TimeProvider time) : IActivitySink
{
    /// <summary>The category of the log.</summary>
    public const string Category = "Aspire.Hosting.Pipelines.Timeline";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Title, long Started)> _running = [];
    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);

    public void Write(PipelineActivity activity)
    {
        lock (_lock)
        {
            switch (activity.Kind)
            {
                case ActivityKind.Step:
                    WriteStep(activity);
                    break;
                case ActivityKind.Task:
                    WriteTask(activity);
                    break;
                case ActivityKind.Log when activity.LogLevel >= LogLevel.Warning:
                    WriteProblem(activity.LogLevel.Value, activity.Text);
                    break;
                case ActivityKind.Log:
                    WriteLines("        ", activity.Text);
                    break;
                case ActivityKind.Complete:
                    WriteEnd(activity);
                    break;
            }
        }
    }

    private void WriteStep(PipelineActivity step)
    {
        if (step.State == CompletionState.InProgress)
        {
            _running[step.Id] = (step.Text, time.GetTimestamp());
            WriteLine(LogLevel.Information, $"start   {step.Text}");
            return;
        }

        var (title, started) = _running[step.Id];
        var seconds = time.GetElapsedTime(started).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        var failed = step.State == CompletionState.CompletedWithError;
        WriteLine(LogLevel.Information, $"{(failed ? "failed" : "done"),-7} {title} ({seconds} s)");
        if (step.Text == title)
            return;
        if (failed)
            WriteProblem(LogLevel.Error, step.Text);
        else if (step.State == CompletionState.CompletedWithWarning)
            WriteProblem(LogLevel.Warning, step.Text);
        else
            WriteLines("        ", step.Text);
    }

    private void WriteTask(PipelineActivity task)
    {
        var text = string.IsNullOrEmpty(task.CompletionMessage) ? task.Text : $"{task.Text}: {task.CompletionMessage}";
        switch (task.State)
        {
            case CompletionState.CompletedWithError:
                WriteProblem(LogLevel.Error, text);
                break;
            case CompletionState.CompletedWithWarning:
                WriteProblem(LogLevel.Warning, text);
                break;
            case CompletionState.Completed:
                WriteLines("        ", text);
                break;
        }
    }

    private void WriteEnd(PipelineActivity end)
    {
        if (end.State == CompletionState.CompletedWithError)
        {
            WriteProblem(LogLevel.Error, end.Text);
            return;
        }

        WriteLine(LogLevel.Information, end.Text);
        foreach (var fact in end.Summary ?? [])
            WriteLine(LogLevel.Information, $"{fact.Key}: {fact.Value}");
    }

    private void WriteProblem(LogLevel level, string text)
    {
        foreach (var line in Lines(text))
        {
            if (_problems.Add(line))
                WriteLine(level, line);
        }
    }

    private void WriteLines(string indent, string text)
    {
        foreach (var line in Lines(text))
            WriteLine(LogLevel.Information, indent + line);
    }

    private void WriteLine(LogLevel level, string line) => log.Log(level, default, line, exception: null, static (line, _) => line);

    private static string[] Lines(string text)
        => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
