using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Wire = Aspire.Hosting.Dashboard.ResourceService.Messages;

namespace Aspire.Hosting.Dashboard.ResourceService;

/// <summary>Says what is known of a resource in the dashboard's terms.</summary>
internal static class ResourceMapper
{
    public static Wire.Resource Map(ResourceEvent known)
    {
        var snapshot = known.Snapshot;
        var resource = new Wire.Resource
        {
            Name = known.ResourceId,
            Uid = known.ResourceId,
            ResourceType = snapshot.ResourceType,
            DisplayName = known.Resource.Name,
            // Every snapshot has its time once it was published; the dashboard shows nothing at all without one.
            CreatedAt = TimeOf(snapshot.CreationTimeStamp) ?? new Timestamp(),
            StartedAt = TimeOf(snapshot.StartTimeStamp),
            StoppedAt = TimeOf(snapshot.StopTimeStamp),
            IsHidden = IsHidden(snapshot),
            SupportsDetailedTelemetry = known.Resource.Annotations.OfType<OtlpExporterAnnotation>().Any(),
        };
        if (snapshot.State is { } state)
        {
            resource.State = state.Text;
            if (state.Style is { } style)
                resource.StateStyle = style;
        }

        if (snapshot.IconName is { } icon)
            resource.IconName = icon;
        if (snapshot.IconVariant is { } variant)
            resource.IconVariant = Map(variant);

        resource.Environment.AddRange(snapshot.EnvironmentVariables.Select(Map));
        resource.Urls.AddRange(snapshot.Urls.Select(Map));
        resource.Volumes.AddRange(snapshot.Volumes.Select(Map));
        resource.HealthReports.AddRange(snapshot.HealthReports.Select(Map));
        resource.Relationships.AddRange(snapshot.Relationships.Select(
            relation => new Wire.ResourceRelationship { ResourceName = relation.ResourceName, Type = relation.Type }));
        resource.Commands.AddRange(snapshot.Commands.Where(command => command.Visibility.HasFlag(ResourceCommandVisibility.UI)).Select(Map));
        resource.Properties.AddRange(snapshot.Properties.Concat(Standing(known)).DistinctBy(property => property.Name).Select(Map));
        return resource;
    }

    /// <summary>A resource may be hidden by its flag or by its state.</summary>
    public static bool IsHidden(CustomResourceSnapshot snapshot) => snapshot.IsHidden || snapshot.State?.Text == KnownResourceStates.Hidden;

    /// <summary>What every resource's details list besides its own facts.</summary>
    private static IEnumerable<ResourcePropertySnapshot> Standing(ResourceEvent known)
    {
        var snapshot = known.Snapshot;
        yield return new("resource.uid", known.ResourceId);
        yield return new("resource.name", known.ResourceId);
        yield return new("resource.type", snapshot.ResourceType);
        yield return new("resource.displayName", known.Resource.Name);
        if (snapshot.State is { } state)
            yield return new("resource.state", state.Text);
        if (snapshot.ExitCode is { } exitCode)
            yield return new(KnownProperties.ExitCode, exitCode);
        if (snapshot.CreationTimeStamp is { } created)
            yield return new("resource.createTime", created);
        if (snapshot.StartTimeStamp is { } started)
            yield return new("resource.startTime", started);
        if (snapshot.StopTimeStamp is { } stopped)
            yield return new("resource.stopTime", stopped);
        if (snapshot.HealthStatus is { } health)
            yield return new("resource.healthState", health.ToString());
    }

    private static Wire.EnvironmentVariable Map(EnvironmentVariableSnapshot variable)
    {
        var mapped = new Wire.EnvironmentVariable { Name = variable.Name, IsFromSpec = variable.IsFromSpec };
        if (SecretMask.Show(variable) is { } value)
            mapped.Value = value;
        return mapped;
    }

    private static Wire.Url Map(UrlSnapshot url)
    {
        var mapped = new Wire.Url
        {
            FullUrl = url.Url,
            IsInternal = url.IsInternal,
            IsInactive = url.IsInactive,
            DisplayProperties = new() { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder },
        };
        if (url.Name is { } name)
            mapped.EndpointName = name;
        return mapped;
    }

    private static Wire.Volume Map(VolumeSnapshot volume) => new()
    {
        Source = volume.Source ?? string.Empty,
        Target = volume.Target,
        MountType = volume.MountType,
        IsReadOnly = volume.IsReadOnly,
    };

    private static Wire.HealthReport Map(HealthReportSnapshot report)
    {
        var mapped = new Wire.HealthReport
        {
            Key = report.Name,
            Description = report.Description ?? string.Empty,
            Exception = report.ExceptionText ?? string.Empty,
            LastRunAt = TimeOf(report.LastRunAt),
        };
        if (report.Status is { } status)
        {
            mapped.Status = status switch
            {
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => Wire.HealthStatus.Healthy,
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => Wire.HealthStatus.Degraded,
                _ => Wire.HealthStatus.Unhealthy,
            };
        }

        return mapped;
    }

    private static Wire.ResourceCommand Map(ResourceCommandSnapshot command)
    {
        var mapped = new Wire.ResourceCommand
        {
            Name = command.Name,
            DisplayName = command.DisplayName,
            IsHighlighted = command.IsHighlighted,
            State = command.State switch
            {
                ResourceCommandState.Enabled => Wire.ResourceCommandState.Enabled,
                ResourceCommandState.Disabled => Wire.ResourceCommandState.Disabled,
                _ => Wire.ResourceCommandState.Hidden,
            },
        };
        if (command.ConfirmationMessage is { } confirmation)
            mapped.ConfirmationMessage = confirmation;
        if (command.DisplayDescription is { } description)
            mapped.DisplayDescription = description;
        if (command.IconName is { } icon)
            mapped.IconName = icon;
        if (command.IconVariant is { } variant)
            mapped.IconVariant = Map(variant);
        return mapped;
    }

    private static Wire.ResourceProperty Map(ResourcePropertySnapshot property)
    {
        var mapped = new Wire.ResourceProperty
        {
            Name = property.Name,
            Value = ValueOf(SecretMask.Show(property)),
            IsHighlighted = property.IsHighlighted,
        };
        if (property.DisplayName is { } displayName)
            mapped.DisplayName = displayName;
        if (property.IsSensitive)
            mapped.IsSensitive = true;
        if (property.SortOrder is { } order)
            mapped.SortOrder = order;
        return mapped;
    }

    private static Wire.IconVariant Map(IconVariant variant) => variant == IconVariant.Filled ? Wire.IconVariant.Filled : Wire.IconVariant.Regular;

    private static Value ValueOf(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool truth => Value.ForBool(truth),
        int or long or double or float or short => Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        DateTime time => Value.ForString(time.ToString("O", CultureInfo.InvariantCulture)),
        IEnumerable list => Value.ForList([.. list.Cast<object?>().Select(ValueOf)]),
        _ => Value.ForString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    private static Timestamp? TimeOf(DateTime? time) => time is { } known
        ? Timestamp.FromDateTime(known.Kind == DateTimeKind.Local ? known.ToUniversalTime() : DateTime.SpecifyKind(known, DateTimeKind.Utc))
        : null;
}
