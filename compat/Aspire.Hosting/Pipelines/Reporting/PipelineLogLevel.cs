using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>The least severe log line to show, as <see cref="PipelineOptions.LogLevel"/> names it.</summary>
internal static class PipelineLogLevel
{
    /// <summary>The level; Information when none is named, or none of that name exists.</summary>
    public static LogLevel Of(PipelineOptions options)
        => Enum.TryParse<LogLevel>(options.LogLevel, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : LogLevel.Information;

    /// <summary>Apart from <see cref="Of"/>, so that the complaint can be reported like any other error of the pipeline.</summary>
    /// <exception cref="DistributedApplicationException">No level of that name exists.</exception>
    public static void Validate(PipelineOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.LogLevel) && !Enum.GetNames<LogLevel>().Contains(options.LogLevel, StringComparer.OrdinalIgnoreCase))
        {
            throw new DistributedApplicationException(
                $"--log-level (Pipeline:LogLevel) is '{options.LogLevel}'; give one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
        }
    }
}
