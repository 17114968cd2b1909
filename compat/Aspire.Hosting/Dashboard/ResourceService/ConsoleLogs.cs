using Aspire.Hosting.ApplicationModel;
using Wire = Aspire.Hosting.Dashboard.ResourceService.Messages;

namespace Aspire.Hosting.Dashboard.ResourceService;

/// <summary>Sends a log in messages that the dashboard accepts.</summary>
internal static class ConsoleLogs
{
    /// <summary>Characters in one message; the dashboard refuses messages of more than 4 MB, and one character may take more than a byte.</summary>
    public const int LongestBatch = 1_000_000;

    /// <summary>Splits lines into messages, in order. A single line that is longer is cut.</summary>
    public static IEnumerable<Wire.WatchResourceConsoleLogsUpdate> Split(IEnumerable<LogLine> lines)
    {
        var update = new Wire.WatchResourceConsoleLogsUpdate();
        var length = 0;
        foreach (var line in lines)
        {
            var text = line.Content.Length > LongestBatch ? line.Content[..LongestBatch] : line.Content;
            if (length + text.Length > LongestBatch && update.LogLines.Count > 0)
            {
                yield return update;
                update = new();
                length = 0;
            }

            update.LogLines.Add(new Wire.ConsoleLogLine { Text = text, IsStdErr = line.IsErrorMessage, LineNumber = line.LineNumber });
            length += text.Length;
        }

        if (update.LogLines.Count > 0)
            yield return update;
    }
}
