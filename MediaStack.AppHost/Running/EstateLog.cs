using MediaStack.Catalog.Settings;
using Microsoft.Extensions.Logging;

namespace MediaStack.AppHost.Running;

/// <summary>Findings in the estate's log.</summary>
internal static class EstateLog
{
    /// <summary>Writes each finding as a line of its severity.</summary>
    public static void Write(ILogger log, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            log.Log(
                finding.Severity switch
                {
                    FindingSeverity.Error => LogLevel.Error,
                    FindingSeverity.Warning => LogLevel.Warning,
                    _ => LogLevel.Information,
                },
                "{Finding}", finding);
        }
    }
}
