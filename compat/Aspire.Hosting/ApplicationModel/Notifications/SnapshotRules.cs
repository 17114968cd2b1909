using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What every snapshot has, whoever published it: it follows from the model and from the state.</summary>
internal static class SnapshotRules
{
    /// <summary>The snapshot before anything was published.</summary>
    public static CustomResourceSnapshot First(IResource resource) =>
        resource.TryGetLastAnnotation(out ResourceSnapshotAnnotation? given)
            ? given.InitialSnapshot
            : new CustomResourceSnapshot { ResourceType = TypeOf(resource), Properties = [] };

    /// <summary>Adds commands, icon and the reports of health checks that have not run yet.</summary>
    public static CustomResourceSnapshot Complete(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var completed = snapshot with
        {
            CreationTimeStamp = snapshot.CreationTimeStamp ?? DateTime.UtcNow,
            HealthReports = Seed(resource, snapshot.HealthReports),
        };
        if (resource.TryGetLastAnnotation(out ResourceIconAnnotation? icon))
            completed = completed with { IconName = icon.IconName, IconVariant = icon.IconVariant };

        return completed with { Commands = CommandsOf(resource, completed, services) };
    }

    private static string TypeOf(IResource resource) => resource switch
    {
        ParameterResource => KnownResourceTypes.Parameter,
        ProjectResource => KnownResourceTypes.Project,
        ExecutableResource => KnownResourceTypes.Executable,
        _ when resource.IsContainer() => KnownResourceTypes.Container,
        _ => resource.GetType().Name,
    };

    // A check that has not run says nothing yet; without its report the resource would pass for healthy.
    private static ImmutableArray<HealthReportSnapshot> Seed(IResource resource, ImmutableArray<HealthReportSnapshot> reports)
    {
        var missing = resource.Annotations.OfType<HealthCheckAnnotation>()
            .Where(check => reports.All(report => report.Name != check.Key))
            .Select(check => new HealthReportSnapshot(check.Key, null, null, null));
        return reports.AddRange(missing);
    }

    private static ImmutableArray<ResourceCommandSnapshot> CommandsOf(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var context = new UpdateCommandStateContext { Services = services, ResourceSnapshot = snapshot };
        return [.. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => new ResourceCommandSnapshot(
            command.Name,
            command.UpdateState(context),
            command.DisplayName,
            command.DisplayDescription,
            Parameter: null,
            command.ConfirmationMessage,
            command.IconName,
            command.IconVariant,
            command.IsHighlighted) { Visibility = command.Visibility })];
    }
}
