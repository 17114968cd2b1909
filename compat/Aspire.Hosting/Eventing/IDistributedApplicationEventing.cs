using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

/// <summary>Tells events of the application to those who asked for them.</summary>
public interface IDistributedApplicationEventing
{
    /// <summary>Asks for an event.</summary>
    /// <typeparam name="T">Type of the event.</typeparam>
    /// <param name="callback">Called each time it happens.</param>
    /// <returns>The subscription, to end it.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationEvent;

    /// <summary>Asks for an event of one resource.</summary>
    /// <typeparam name="T">Type of the event.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="callback">Called each time it happens to the resource.</param>
    /// <returns>The subscription, to end it.</returns>
    DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback)
        where T : IDistributedApplicationResourceEvent;

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    void Unsubscribe(DistributedApplicationEventSubscription subscription);

    /// <summary>Tells an event to all who asked for it, one after the other, and waits for them.</summary>
    /// <typeparam name="T">Type of the event.</typeparam>
    /// <param name="event">The event.</param>
    /// <param name="cancellationToken">Handed to the callbacks.</param>
    /// <returns>Ends when all are done; the first error ends it.</returns>
    Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent;
}

/// <summary>Someone who asked for an event.</summary>
/// <param name="callback">Called when it happens.</param>
public class DistributedApplicationEventSubscription(Func<IDistributedApplicationEvent, CancellationToken, Task> callback)
{
    /// <summary>Called when it happens.</summary>
    public Func<IDistributedApplicationEvent, CancellationToken, Task> Callback { get; } = callback;
}
