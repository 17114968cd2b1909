using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known of one instance of a resource at one moment: what the dashboard and the command line show.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>Kind of the resource: <c>Container</c>, <c>Project</c>, <c>Executable</c>, <c>Parameter</c> or a name of one's own.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Named facts; for the names that the dashboard knows see <see cref="KnownProperties"/>.</summary>
    public required ImmutableArray<ResourcePropertySnapshot> Properties { get; init; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreationTimeStamp { get; init; }

    /// <summary>When it was started last, in UTC.</summary>
    public DateTime? StartTimeStamp { get; init; }

    /// <summary>When it ended last, in UTC; null while it runs.</summary>
    public DateTime? StopTimeStamp { get; init; }

    /// <summary>Its state; null as long as there is none. See <see cref="KnownResourceStates"/>.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>How its process ended; null while it runs.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The worst of the health reports, a missing one counting as unhealthy; without reports healthy. Null unless it runs.</summary>
    public HealthStatus? HealthStatus => State?.Text != KnownResourceStates.Running ? null : HealthReports switch
    {
        [] => Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy,
        var reports => reports.Min(report => report.Status ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy),
    };

    /// <summary>One report for each of its health checks.</summary>
    public ImmutableArray<HealthReportSnapshot> HealthReports { get; internal init; } = [];

    /// <summary>Its environment.</summary>
    public ImmutableArray<EnvironmentVariableSnapshot> EnvironmentVariables { get; init; } = [];

    /// <summary>Its URLs.</summary>
    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    /// <summary>What is mounted into it.</summary>
    public ImmutableArray<VolumeSnapshot> Volumes { get; init; } = [];

    /// <summary>The commands it can be given.</summary>
    public ImmutableArray<ResourceCommandSnapshot> Commands { get; init; } = [];

    /// <summary>Its relations to other resources.</summary>
    public ImmutableArray<RelationshipSnapshot> Relationships { get; init; } = [];

    /// <summary>True when it is not listed.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Name of a Fluent UI system icon; null for that of the type.</summary>
    public string? IconName { get; init; }

    /// <summary>Outline or filled; null for the usual.</summary>
    public IconVariant? IconVariant { get; init; }

    /// <summary>Ends when all who asked for <see cref="ResourceReadyEvent"/> are done; null until it has happened.</summary>
    internal Task? ReadyEvent { get; init; }

    /// <summary>How often it has run before: what was found out in one run says nothing about the next.</summary>
    internal int RunNumber { get; init; }
}

/// <summary>A state as people see it.</summary>
/// <param name="Text">Name of the state.</param>
/// <param name="Style">One of <see cref="KnownResourceStateStyles"/>; null for the state's usual one.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>A state with its usual style.</summary>
    /// <param name="s">Name of the state; null for no state.</param>
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, null);
}

/// <summary>Changes what a snapshot itself computes.</summary>
public static class CustomResourceSnapshotExtensions
{
    /// <summary>Replaces the health reports, and with them the health.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="healthReports">The reports.</param>
    /// <returns>A new snapshot.</returns>
    public static CustomResourceSnapshot WithHealthReports(this CustomResourceSnapshot snapshot, ImmutableArray<HealthReportSnapshot> healthReports)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { HealthReports = healthReports };
    }
}
