using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Facts to show when the run has ended well, in the order in which they were added. Steps may add at the same time.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class PipelineSummary
{
    private readonly Lock _lock = new();
    private readonly List<PipelineSummaryItem> _items = [];

    /// <summary>The facts so far.</summary>
    public ReadOnlyCollection<PipelineSummaryItem> Items
    {
        get
        {
            lock (_lock)
                return Array.AsReadOnly(_items.ToArray());
        }
    }

    /// <summary>Adds a fact in plain text.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="value">What it is.</param>
    public void Add(string key, string value) => Add(new PipelineSummaryItem(key, value, enableMarkdown: false));

    /// <summary>Adds a fact in Markdown.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="value">What it is.</param>
    public void Add(string key, MarkdownString value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(new PipelineSummaryItem(key, value.Value, enableMarkdown: true));
    }

    private void Add(PipelineSummaryItem item)
    {
        lock (_lock)
            _items.Add(item);
    }
}
