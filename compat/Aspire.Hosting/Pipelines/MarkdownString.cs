using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Text that the command line renders as Markdown.</summary>
/// <param name="value">The Markdown source.</param>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class MarkdownString(string value)
{
    /// <summary>The Markdown source.</summary>
    public string Value { get; } = value ?? throw new ArgumentNullException(nameof(value));
}
