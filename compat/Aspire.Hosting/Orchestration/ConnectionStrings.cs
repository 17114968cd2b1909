using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Raises <see cref="ConnectionStringAvailableEvent"/> once for each connection string as soon as it has a value.</summary>
internal sealed class ConnectionStrings(
    IDistributedApplicationEventing eventing,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IServiceProvider services)
{
    private readonly ConcurrentDictionary<IResource, Task> _announced = new();

    /// <summary>Begins to wait for its value.</summary>
    public void Announce(IResourceWithConnectionString resource, CancellationToken cancellationToken) =>
        _announced[resource] = Task.Run(() => AnnounceAsync(resource, cancellationToken), CancellationToken.None);

    /// <summary>Returns when all who asked for the event of a connection string are done; at once for one that is not in the model.</summary>
    public Task AnnouncedAsync(IResourceWithConnectionString resource) => _announced.GetValueOrDefault(resource, Task.CompletedTask);

    private async Task AnnounceAsync(IResourceWithConnectionString resource, CancellationToken cancellationToken)
    {
        try
        {
            var value = await resource.GetConnectionStringAsync(cancellationToken);
            await notifications.PublishUpdateAsync(resource, snapshot => snapshot with
            {
                Properties = snapshot.Properties.Set(CustomResourceKnownProperties.ConnectionString, value, isSensitive: true),
            });
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken);
        }
#pragma warning disable CA1031 // Whoever needs the connection string meets the error again, and fails with it.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logs.GetLogger(resource).LogError(exception, "The connection string is not available");
        }
        catch (OperationCanceledException)
        {
            logs.GetLogger(resource).LogDebug("The application stopped before the connection string had a value");
        }
    }
}
