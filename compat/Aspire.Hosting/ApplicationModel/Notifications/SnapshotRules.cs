using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What every snapshot has, whoever published it: it follows from the model and from the state.</summary>
internal static class SnapshotRules
{
    /// <summary>The snapshot before anything was published.</summary>
    public static CustomResourceSnapshot First(IResource resource) =>
        resource.TryGetLastAnnotation(out ResourceSnapshotAnnotation? given)
            ? given.InitialSnapshot
            : new CustomResourceSnapshot { ResourceType = TypeOf(resource), Properties = [] };

    /// <summary>
    /// Adds what follows from the model (commands, icon, reports of health checks that have not run yet) and from the state: each run of
    /// the resource has its own health and its own <see cref="ResourceReadyEvent"/>, and its endpoints answer while it runs.
    /// </summary>
    public static CustomResourceSnapshot Complete(
        IResource resource, CustomResourceSnapshot before, CustomResourceSnapshot next, IServiceProvider services)
    {
        var isRunning = IsRunning(next);
        var hasStopped = IsRunning(before) && !isRunning;
        var completed = next with
        {
            CreationTimeStamp = next.CreationTimeStamp ?? DateTime.UtcNow,
            RunNumber = hasStopped ? before.RunNumber + 1 : before.RunNumber,
            ReadyEvent = isRunning ? next.ReadyEvent : null,
            HealthReports = Seed(resource, hasStopped ? [] : next.HealthReports),
            Urls = resource.IsRun() ? [.. next.Urls.Select(url => url.Name is null ? url : url with { IsInactive = !isRunning })] : next.Urls,
        };
        if (resource.TryGetLastAnnotation(out ResourceIconAnnotation? icon))
            completed = completed with { IconName = icon.IconName, IconVariant = icon.IconVariant };

        return completed with { Commands = CommandsOf(resource, completed, services) };
    }

    private static bool IsRunning(CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

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
            StateOf(resource, command, context),
            command.DisplayName,
            command.DisplayDescription,
            Parameter: null,
            command.ConfirmationMessage,
            command.IconName,
            command.IconVariant,
            command.IsHighlighted) { Visibility = command.Visibility })];
    }

    // Whoever publishes a state must not fail because of a command that somebody else made.
    private static ResourceCommandState StateOf(IResource resource, ResourceCommandAnnotation command, UpdateCommandStateContext context)
    {
        try
        {
            return command.UpdateState(context);
        }
#pragma warning disable CA1031 // The callback is somebody else's code; its error belongs into the log of its resource.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.Services.GetRequiredService<ResourceLoggerService>().GetLogger(resource)
                .LogError(exception, "Whether the command '{Command}' can be given is not known", command.Name);
            return ResourceCommandState.Disabled;
        }
    }
}
