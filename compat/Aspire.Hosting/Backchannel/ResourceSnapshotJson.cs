using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.ResourceService;

namespace Aspire.Hosting.Backchannel;

/// <summary>What is known of a resource, as the command line reads it. Secrets are masked.</summary>
internal sealed record ResourceSnapshotJson
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public required string ResourceType { get; init; }

    /// <summary>The same as <see cref="ResourceType"/>, for older command lines.</summary>
    public string Type => ResourceType;

    public string? State { get; init; }

    public string? StateStyle { get; init; }

    public string? HealthStatus { get; init; }

    public int? ExitCode { get; init; }

    public DateTime? CreatedAt { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? StoppedAt { get; init; }

    public required IReadOnlyList<string> WaitingFor { get; init; }

    public required IReadOnlyList<UrlJson> Urls { get; init; }

    public required IReadOnlyList<RelationshipSnapshot> Relationships { get; init; }

    public required IReadOnlyList<HealthReportJson> HealthReports { get; init; }

    public required IReadOnlyList<VolumeSnapshot> Volumes { get; init; }

    public required IReadOnlyList<EnvironmentVariableJson> EnvironmentVariables { get; init; }

    public required IReadOnlyDictionary<string, object?> Properties { get; init; }

    public bool IsHidden { get; init; }

    public required IReadOnlyList<CommandJson> Commands { get; init; }

    public static ResourceSnapshotJson Of(ResourceEvent known)
    {
        var snapshot = known.Snapshot;
        return new ResourceSnapshotJson
        {
            Name = known.ResourceId,
            DisplayName = known.Resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text,
            StateStyle = snapshot.State?.Style,
            HealthStatus = snapshot.HealthStatus?.ToString(),
            ExitCode = snapshot.ExitCode,
            CreatedAt = snapshot.CreationTimeStamp,
            StartedAt = snapshot.StartTimeStamp,
            StoppedAt = snapshot.StopTimeStamp,
            WaitingFor = WaitingForOf(snapshot),
            Urls = [.. snapshot.Urls.Where(url => !url.IsInactive)
                .Select(url => new UrlJson(url.Name, url.Url, url.IsInternal, url.DisplayProperties))],
            Relationships = snapshot.Relationships,
            HealthReports = [.. snapshot.HealthReports
                .Select(report => new HealthReportJson(report.Name, report.Status?.ToString(), report.Description, report.ExceptionText))],
            Volumes = snapshot.Volumes,
            EnvironmentVariables = [.. snapshot.EnvironmentVariables
                .Select(variable => new EnvironmentVariableJson(variable.Name, SecretMask.Show(variable), variable.IsFromSpec))],
            Properties = snapshot.Properties.DistinctBy(property => property.Name)
                .ToImmutableSortedDictionary(property => property.Name, SecretMask.Show, StringComparer.Ordinal),
            IsHidden = ResourceMapper.IsHidden(snapshot),
            Commands = [.. snapshot.Commands.Select(CommandJson.Of)],
        };
    }

    private static string[] WaitingForOf(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == KnownProperties.WaitingFor)?.Value is IEnumerable names and not string
            ? [.. names.Cast<object?>().Select(name => Convert.ToString(name, CultureInfo.InvariantCulture)!)]
            : [];
}

internal sealed record UrlJson(string? Name, string Url, bool IsInternal, UrlDisplayPropertiesSnapshot DisplayProperties);

internal sealed record HealthReportJson(string Name, string? Status, string? Description, string? ExceptionText);

internal sealed record EnvironmentVariableJson(string Name, string? Value, bool IsFromSpec);

internal sealed record CommandJson(string Name, string DisplayName, string? Description, string Visibility, string State)
{
    /// <summary>No command here takes arguments.</summary>
    public IReadOnlyList<string> ArgumentInputs { get; } = [];

    public static CommandJson Of(ResourceCommandSnapshot command) => new(
        command.Name, command.DisplayName, command.DisplayDescription, command.Visibility.ToString(), command.State.ToString());
}
