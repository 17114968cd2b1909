using System.Text.Json;
using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.Backchannel;

/// <summary>The JSON that the command line reads as one activity of the pipeline.</summary>
internal static class ActivityJson
{
    public static void Write(Utf8JsonWriter writer, PipelineActivity activity)
    {
        writer.WriteStartObject();
        writer.WriteString("type", activity.Kind switch
        {
            ActivityKind.Step => "step",
            ActivityKind.Task => "task",
            ActivityKind.Log => "log",
            _ => "publish-complete",
        });
        writer.WriteStartObject("data");
        writer.WriteString("id", activity.Id);
        writer.WriteString("statusText", activity.Text);
        writer.WriteString("completionState", activity.State.ToString());
        writer.WriteString("stepId", activity.StepId);
        writer.WriteString("parentStepId", activity.ParentStepId);
        if (activity.Level is { } level)
            writer.WriteNumber("hierarchyLevel", level);
        writer.WriteString("completionMessage", activity.CompletionMessage);
        writer.WriteString("logLevel", activity.LogLevel?.ToString());
        if (activity.Timestamp is { } timestamp)
            writer.WriteString("timestamp", timestamp);
        writer.WriteBoolean("enableMarkdown", activity.EnableMarkdown);
        if (activity.Summary is { Count: > 0 } summary)
            WriteSummary(writer, summary);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, IReadOnlyList<PipelineSummaryItem> summary)
    {
        writer.WriteStartArray("pipelineSummary");
        foreach (var item in summary)
        {
            writer.WriteStartObject();
            writer.WriteString("key", item.Key);
            writer.WriteString("value", item.Value);
            writer.WriteBoolean("enableMarkdown", item.EnableMarkdown);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
