using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Starts and stops what <see cref="ResourceInstance.IsRun"/> on this machine. Registered as a singleton in run mode; without one the
/// application can only be published.
/// <para>
/// An engine names an instance by <see cref="ResourceInstance.InstanceId"/>, publishes what happens to it through
/// <see cref="ResourceNotificationService"/>, and writes what it prints with <see cref="ResourceLoggerService.Write"/>. For each start it:
/// publishes the state <c>Starting</c>; raises <see cref="BeforeResourceStartedEvent"/> (which returns when the waits are fulfilled, and
/// meanwhile shows the state <c>Waiting</c>; it throws when a wait can never be fulfilled: the state is <c>FailedToStart</c> then); asks
/// <see cref="RunValues"/> for environment and arguments (which waits for missing values); starts. First snapshots, commands, relations,
/// URLs, health and all other events are not its affair.
/// </para>
/// </summary>
internal interface IResourceEngine
{
    /// <summary>
    /// Starts the engine and its network, allocates all endpoints and raises <see cref="ResourceEndpointsAllocatedEvent"/> for each
    /// resource that has any; then begins to start every resource without <see cref="ExplicitStartupAnnotation"/>, side by side.
    /// Explicit ones are not touched: their first state is <c>NotStarted</c> already.
    /// </summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Ends when all addresses are known and all starts have begun; it does not wait for waits.</returns>
    /// <exception cref="DistributedApplicationException">The engine itself cannot be started; what cannot be started of the resources is their state.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Starts a resource on command: after it has ended, failed or was never started.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Ends when it runs, waits included.</returns>
    /// <exception cref="DistributedApplicationException">It could not be started.</exception>
    Task StartResourceAsync(IResource resource, CancellationToken cancellationToken);

    /// <summary>Stops a resource.</summary>
    /// <param name="resource">The resource; it runs.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <returns>Ends when it has ended.</returns>
    Task StopResourceAsync(IResource resource, CancellationToken cancellationToken);

    /// <summary>Stops all resources and the engine.</summary>
    /// <param name="cancellationToken">Stops waiting for the end.</param>
    /// <returns>Ends when the engine has everything it needs to finish alone.</returns>
    Task StopAsync(CancellationToken cancellationToken);
}
