using MediaStack.AppHost.Publishing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MediaStack.AppHost.Running;

/// <summary>How far a set of services has come, told in one state.</summary>
internal static class EstateStatus
{
    /// <summary>The state of a group.</summary>
    /// <param name="services">The services of the group, each with what is known of it.</param>
    public static ResourceStateSnapshot Of(IReadOnlyList<(ReleaseService Service, CustomResourceSnapshot? Snapshot)> services)
    {
        var failed = services.Count(service => Failed(service.Snapshot));
        var up = services.Count(service => IsUp(service.Service, service.Snapshot));
        return (failed, up) switch
        {
            ( > 0, _) when services.All(service => IsWithoutEngine(service.Snapshot)) => new("No container engine", KnownResourceStateStyles.Warn),
            ( > 0, _) => new(FormattableString.Invariant($"{failed} of {services.Count} failed"), KnownResourceStateStyles.Error),
            (_, _) when up == services.Count => new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            (_, 0) when services.All(service => IsDown(service.Snapshot)) => new(KnownResourceStates.NotStarted, null),
            _ => new(FormattableString.Invariant($"{up} of {services.Count} up"), KnownResourceStateStyles.Info),
        };
    }

    /// <summary>Whether it does not run: a start is what it needs, and a stop would do nothing.</summary>
    public static bool IsDown(CustomResourceSnapshot? snapshot) =>
        snapshot?.State?.Text is not { } state || state == KnownResourceStates.NotStarted || IsWithoutEngine(snapshot)
        || KnownResourceStates.TerminalStates.Contains(state);

    /// <summary>Whether no container engine answers for it.</summary>
    public static bool IsWithoutEngine(CustomResourceSnapshot? snapshot) => snapshot?.State?.Text == KnownResourceStates.RuntimeUnhealthy;

    /// <summary>Whether it does its work, or has done it.</summary>
    public static bool IsUp(ReleaseService service, CustomResourceSnapshot? snapshot) => snapshot?.State?.Text is { } state
        && (service.Policy.OneShot
            ? (state == KnownResourceStates.Exited || state == KnownResourceStates.Finished) && snapshot.ExitCode == 0
            : state == KnownResourceStates.Running && snapshot.HealthStatus is null or HealthStatus.Healthy);

    private static bool Failed(CustomResourceSnapshot? snapshot) => snapshot?.State?.Text is { } state
        && (state == KnownResourceStates.FailedToStart || IsWithoutEngine(snapshot)
            || (KnownResourceStates.TerminalStates.Contains(state) && snapshot.ExitCode is not null and not 0));
}
