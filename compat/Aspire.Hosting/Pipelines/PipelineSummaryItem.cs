using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>One fact of the summary.</summary>
/// <param name="key">What it is about.</param>
/// <param name="value">What it is.</param>
/// <param name="enableMarkdown">Whether <paramref name="value"/> is Markdown.</param>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PipelineSummaryItem(string key, string value, bool enableMarkdown)
{
    /// <summary>What it is about.</summary>
    public string Key { get; } = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>What it is.</summary>
    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Whether <see cref="Value"/> is Markdown.</summary>
    public bool EnableMarkdown { get; } = enableMarkdown;
}
