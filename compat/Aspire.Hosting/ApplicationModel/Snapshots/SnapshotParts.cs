using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A variable of the environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, secret or not; null when it has none.</param>
/// <param name="IsFromSpec">True when the model set it, false when it was inherited.</param>
public sealed record EnvironmentVariableSnapshot(string Name, string? Value, bool IsFromSpec)
{
    /// <summary>True when the value must not be shown.</summary>
    internal bool IsSecret { get; init; }
}

/// <summary>A URL.</summary>
/// <param name="Name">Name of its endpoint; null when it belongs to none.</param>
/// <param name="Url">The whole URL.</param>
/// <param name="IsInternal">True to show it in the details only.</param>
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal)
{
    /// <summary>How it is shown.</summary>
    public UrlDisplayPropertiesSnapshot DisplayProperties { get; init; } = new();

    /// <summary>True while nothing answers there.</summary>
    public bool IsInactive { get; init; }
}

/// <summary>How a URL is shown.</summary>
/// <param name="DisplayName">Text to show; empty for the URL.</param>
/// <param name="SortOrder">The higher, the further to the front.</param>
public sealed record UrlDisplayPropertiesSnapshot(string DisplayName = "", int SortOrder = 0);

/// <summary>Something mounted into a container.</summary>
/// <param name="Source">Name of the volume or path on the host; null for an anonymous volume.</param>
/// <param name="Target">Path in the container.</param>
/// <param name="MountType"><c>volume</c> or <c>bind</c>.</param>
/// <param name="IsReadOnly">True when the container cannot write to it.</param>
public sealed record VolumeSnapshot(string? Source, string Target, string MountType, bool IsReadOnly);

/// <summary>A relation to another resource.</summary>
/// <param name="ResourceName">Name of the other one in the model.</param>
/// <param name="Type">Name of the relation: <c>Parent</c>, <c>Reference</c>, <c>WaitFor</c> …</param>
public sealed record RelationshipSnapshot(string ResourceName, string Type);

/// <summary>What a health check found last.</summary>
/// <param name="Name">Key of the check.</param>
/// <param name="Status">What it found; null when it has not run yet.</param>
/// <param name="Description">What it said; null for nothing.</param>
/// <param name="ExceptionText">The error that it met; null for none.</param>
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText)
{
    /// <summary>When it ran, in UTC; null when it has not run yet.</summary>
    public DateTime? LastRunAt { get; init; }
}

/// <summary>A named fact.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A text, number, truth or list of texts; null for none.</param>
public sealed record ResourcePropertySnapshot(string Name, object? Value)
{
    /// <summary>Name to show; null for the usual one.</summary>
    public string? DisplayName { get; init; }

    /// <summary>True when the value must not be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>True to show it among the first.</summary>
    public bool IsHighlighted { get; init; }

    /// <summary>Its place among the others; null for the usual one.</summary>
    public int? SortOrder { get; init; }
}

/// <summary>A command, and whether it can be given now.</summary>
/// <param name="Name">Name of the command.</param>
/// <param name="State">Whether it can be given.</param>
/// <param name="DisplayName">Text on its button.</param>
/// <param name="DisplayDescription">What it does, for people.</param>
/// <param name="Parameter">Not used any more.</param>
/// <param name="ConfirmationMessage">Question to ask before it is done; null for none.</param>
/// <param name="IconName">Name of a Fluent UI system icon; null for none.</param>
/// <param name="IconVariant">Outline or filled.</param>
/// <param name="IsHighlighted">True to show it beside the resource instead of in its menu.</param>
public sealed record ResourceCommandSnapshot(
    string Name,
    ResourceCommandState State,
    string DisplayName,
    string? DisplayDescription,
    object? Parameter,
    string? ConfirmationMessage,
    string? IconName,
    IconVariant? IconVariant,
    bool IsHighlighted)
{
    /// <summary>Who may give it.</summary>
    public ResourceCommandVisibility Visibility { get; init; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;
}
