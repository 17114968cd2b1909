using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>The configuration section <c>Pipeline</c>, which the command-line switches fill.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public class PipelineOptions
{
    /// <summary>Output folder (<c>--output-path</c>); null for the default one.</summary>
    public string? OutputPath { get; set; }

    /// <summary>The step to run with all it depends on (<c>--step</c>); null for <c>publish</c>.</summary>
    public string? Step { get; set; }

    /// <summary>Least severe log line to show (<c>--log-level</c>): a name of <see cref="Microsoft.Extensions.Logging.LogLevel"/>; null for Information.</summary>
    public string? LogLevel { get; set; }
}
