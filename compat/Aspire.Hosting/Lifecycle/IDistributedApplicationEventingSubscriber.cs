using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aspire.Hosting.Lifecycle;

/// <summary>A service that asks for events before the first one happens.</summary>
public interface IDistributedApplicationEventingSubscriber
{
    /// <summary>Asks for events.</summary>
    /// <param name="eventing">Where to ask.</param>
    /// <param name="executionContext">Run or publish.</param>
    /// <param name="cancellationToken">Stops the start of the application.</param>
    /// <returns>Ends when all events are asked for.</returns>
    Task SubscribeAsync(
        IDistributedApplicationEventing eventing,
        DistributedApplicationExecutionContext executionContext,
        CancellationToken cancellationToken);
}

/// <summary>Registers services that ask for events.</summary>
public static class EventingSubscriberServiceCollectionExtensions
{
    /// <summary>Registers one more subscriber.</summary>
    /// <typeparam name="T">Type of the subscriber.</typeparam>
    /// <param name="services">The app host's services.</param>
    public static void AddEventingSubscriber<T>(this IServiceCollection services) where T : class, IDistributedApplicationEventingSubscriber =>
        services.AddSingleton<IDistributedApplicationEventingSubscriber, T>();

    /// <summary>Registers a subscriber unless one of that type is registered.</summary>
    /// <typeparam name="T">Type of the subscriber.</typeparam>
    /// <param name="services">The app host's services.</param>
    public static void TryAddEventingSubscriber<T>(this IServiceCollection services) where T : class, IDistributedApplicationEventingSubscriber =>
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDistributedApplicationEventingSubscriber, T>());
}
