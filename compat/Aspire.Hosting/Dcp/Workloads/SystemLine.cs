using System.Text.Json;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The orchestrator's own notes about a workload: time, level, place, message and JSON with tabs between. The JSON may hold arguments,
/// and with them secrets, so only its error is shown.
/// </summary>
internal static class SystemLine
{
    /// <summary>The note for people; null when it says nothing that the state does not.</summary>
    public static string? Read(string line)
    {
        if (line.Split('\t', 5) is not [_, var level, _, var message, ..] fields)
            return null;

        var error = fields.Length > 4 ? ErrorIn(fields[4]) : null;
        return level == "info" && error is null ? null : error is null ? $"[sys] {message}" : $"[sys] {message}: {error}";
    }

    private static string? ErrorIn(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("error", out var error) ? error.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
