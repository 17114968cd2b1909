using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>
/// Shows the pipeline to a person who started the app host without the command line: one line per start and end of a step on
/// standard output, one line per warning and error on standard error, none of them twice.
/// </summary>
internal sealed class ConsoleTimeline(TextWriter output, TextWriter error, TimeProvider time) : IActivitySink
{
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
                    WriteProblem(activity.LogLevel == LogLevel.Warning ? "warning" : "error", activity.Text);
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
            output.WriteLine($"start   {step.Text}");
            return;
        }

        var (title, started) = _running[step.Id];
        var seconds = time.GetElapsedTime(started).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        var failed = step.State == CompletionState.CompletedWithError;
        output.WriteLine($"{(failed ? "failed" : "done"),-7} {title} ({seconds} s)");
        if (failed)
            WriteProblem("error", step.Text);
        else if (step.State == CompletionState.CompletedWithWarning)
            WriteProblem("warning", step.Text);
        else if (step.Text != title)
            WriteLines("        ", step.Text);
    }

    private void WriteTask(PipelineActivity task)
    {
        var text = string.IsNullOrEmpty(task.CompletionMessage) ? task.Text : $"{task.Text}: {task.CompletionMessage}";
        switch (task.State)
        {
            case CompletionState.CompletedWithError:
                WriteProblem("error", text);
                break;
            case CompletionState.CompletedWithWarning:
                WriteProblem("warning", text);
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
            WriteProblem("error", end.Text);
            return;
        }

        output.WriteLine(end.Text);
        foreach (var fact in end.Summary ?? [])
            output.WriteLine($"{fact.Key}: {fact.Value}");
    }

    private void WriteProblem(string severity, string text)
    {
        foreach (var line in Lines(text))
        {
            if (_problems.Add(line))
                error.WriteLine($"{severity}: {line}");
        }
    }

    private void WriteLines(string indent, string text)
    {
        foreach (var line in Lines(text))
            output.WriteLine(indent + line);
    }

    private static string[] Lines(string text)
        => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
