using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives commands to resources.</summary>
public class ResourceCommandService
{
    private readonly IServiceProvider _services;
    private readonly ResourceNotificationService _notifications;
    private readonly ResourceLoggerService _logs;

    internal ResourceCommandService(IServiceProvider services, ResourceNotificationService notifications, ResourceLoggerService logs)
    {
        _services = services;
        _notifications = notifications;
        _logs = logs;
    }

    /// <summary>Gives a command.</summary>
    /// <param name="resourceId">Id of the instance, or name of the resource in the model.</param>
    /// <param name="commandName">Name of the command, such as <see cref="KnownResourceCommands.StartCommand"/>.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>How it ended; a failure also when there is no such resource or command, or it cannot be given now.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceId);
        var resource = _services.GetRequiredService<DistributedApplicationModel>().Resources.FirstOrDefault(resource => resource.IsCalled(resourceId));
        return resource is null
            ? CommandResults.Failure($"There is no resource '{resourceId}'.")
            : await ExecuteCommandAsync(resource, commandName, cancellationToken);
    }

    /// <summary>Gives a command.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="commandName">Name of the command, such as <see cref="KnownResourceCommands.StartCommand"/>.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>How it ended; a failure also when there is no such command, or it cannot be given now.</returns>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(IResource resource, string commandName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(commandName);
        var id = resource.InstanceId();
        var command = resource.Annotations.OfType<ResourceCommandAnnotation>().LastOrDefault(command => command.Name == commandName);
        if (command is null)
            return CommandResults.Failure($"'{resource.Name}' has no command '{commandName}'.");

        var logger = _logs.GetLogger(id);
        if (_notifications.TryGetCurrentState(id, out var current) && !CanBeGiven(command, current.Snapshot))
            return Failed(logger, command, $"'{resource.Name}' cannot be given this command while its state is {current.Snapshot.State?.Text ?? "unknown"}; its log may say why.");

        return await ExecuteAsync(command, id, logger, cancellationToken);
    }

    private async Task<ExecuteCommandResult> ExecuteAsync(ResourceCommandAnnotation command, string id, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            logger.LogInformation("Command '{Command}' was given", command.Name);
            var result = await command.ExecuteCommand(new ExecuteCommandContext
            {
                Services = _services,
                ResourceName = id,
                CancellationToken = cancellationToken,
                Logger = logger,
            });
            if (result.Canceled)
                logger.LogInformation("Command '{Command}' was cancelled", command.Name);
            else if (result.Success)
                logger.LogInformation("Command '{Command}' is done", command.Name);
            else
                return Failed(logger, command, result);

            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogInformation("Command '{Command}' was cancelled", command.Name);
            return CommandResults.Canceled();
        }
#pragma warning disable CA1031 // A command is somebody else's code; its error is its result, whatever it is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "Command '{Command}' failed", command.Name);
            return CommandResults.Failure(exception);
        }
    }

    private static bool CanBeGiven(ResourceCommandAnnotation command, CustomResourceSnapshot snapshot) =>
        snapshot.Commands.Any(candidate => candidate.Name == command.Name && candidate.State == ResourceCommandState.Enabled);

    private static ExecuteCommandResult Failed(ILogger logger, ResourceCommandAnnotation command, string message) =>
        Failed(logger, command, CommandResults.Failure(message));

    private static ExecuteCommandResult Failed(ILogger logger, ResourceCommandAnnotation command, ExecuteCommandResult result)
    {
        logger.LogError("Command '{Command}' failed: {Message}", command.Name, result.Message);
        return result;
    }
}
