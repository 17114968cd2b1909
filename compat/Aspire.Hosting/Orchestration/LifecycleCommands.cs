using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Orchestration;

/// <summary>The commands <c>start</c>, <c>stop</c> and <c>restart</c> of what runs as a process or container.</summary>
internal static class LifecycleCommands
{
    // A container whose engine was away may come to rest in this state.
    private const string Unknown = "Unknown";

    private enum Phase
    {
        None,
        Stopped,
        Waiting,
        Starting,
        Running,
        Stopping,
    }

    public static void AddTo(IResource resource)
    {
        Add(resource, KnownResourceCommands.StartCommand, context => StartAsync(resource, context), "Start", new CommandOptions
        {
            Description = "Start the resource; one that waits for others starts without them.",
            IconName = "Play",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = context => PhaseOf(context) switch
            {
                Phase.Stopped or Phase.Waiting => ResourceCommandState.Enabled,
                Phase.None or Phase.Starting => ResourceCommandState.Disabled,
                _ => ResourceCommandState.Hidden,
            },
        });
        Add(resource, KnownResourceCommands.StopCommand, context => StopAsync(resource, context), "Stop", new CommandOptions
        {
            Description = "Stop the resource.",
            IconName = "Stop",
            IconVariant = IconVariant.Filled,
            IsHighlighted = true,
            UpdateState = context => PhaseOf(context) switch
            {
                Phase.Running => ResourceCommandState.Enabled,
                Phase.Stopping => ResourceCommandState.Disabled,
                _ => ResourceCommandState.Hidden,
            },
        });
        Add(resource, KnownResourceCommands.RestartCommand, context => RestartAsync(resource, context), "Restart", new CommandOptions
        {
            Description = "Stop the resource and start it again.",
            IconName = "ArrowCounterclockwise",
            IconVariant = IconVariant.Regular,
            UpdateState = context => PhaseOf(context) == Phase.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
        });
    }

    // A command of the model's own with that name stands.
    private static void Add(
        IResource resource, string name, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> execute, string displayName, CommandOptions options)
    {
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().All(command => command.Name != name))
            resource.Annotations.Add(ResourceCommandAnnotation.Create(name, displayName, execute, options));
    }

    private static async Task<ExecuteCommandResult> StartAsync(IResource resource, ExecuteCommandContext context)
    {
        var current = context.Services.GetRequiredService<ResourceNotificationService>().TryGetCurrentState(context.ResourceName, out var known)
            ? known.Snapshot : null;
        if (current?.State?.Text == KnownResourceStates.Waiting)
        {
            return context.Services.GetRequiredService<HeldStarts>().TryRelease(resource)
                ? CommandResults.Success($"'{resource.Name}' starts without waiting any longer.")
                : CommandResults.Failure($"'{resource.Name}' cannot start without {WaitProgress.Describe(current)}.");
        }

        await EngineOf(context).StartResourceAsync(resource, context.CancellationToken);
        return CommandResults.Success($"'{resource.Name}' is started.");
    }

    private static async Task<ExecuteCommandResult> StopAsync(IResource resource, ExecuteCommandContext context)
    {
        await EngineOf(context).StopResourceAsync(resource, context.CancellationToken);
        return CommandResults.Success($"'{resource.Name}' is stopped.");
    }

    private static async Task<ExecuteCommandResult> RestartAsync(IResource resource, ExecuteCommandContext context)
    {
        await EngineOf(context).StopResourceAsync(resource, context.CancellationToken);
        await EngineOf(context).StartResourceAsync(resource, context.CancellationToken);
        return CommandResults.Success($"'{resource.Name}' is restarted.");
    }

    private static IResourceEngine EngineOf(ExecuteCommandContext context) => context.Services.GetRequiredService<IResourceEngine>();

    private static Phase PhaseOf(UpdateCommandStateContext context) => context.ResourceSnapshot.State?.Text switch
    {
        null or "" => Phase.None,
        var state when KnownResourceStates.TerminalStates.Contains(state) || state == KnownResourceStates.NotStarted || state == Unknown => Phase.Stopped,
        var state when state == KnownResourceStates.Waiting => Phase.Waiting,
        var state when state == KnownResourceStates.Starting || state == KnownResourceStates.Building => Phase.Starting,
        var state when state == KnownResourceStates.RuntimeUnhealthy => Phase.None,
        var state when state == KnownResourceStates.Stopping => Phase.Stopping,
        _ => Phase.Running,
    };
}
