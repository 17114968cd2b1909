using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;

namespace Aspire.Hosting;

/// <summary>Asks for events while the model is put together.</summary>
public static class DistributedApplicationEventingExtensions
{
    /// <summary>Called when the model is complete, before anything is started or published.</summary>
    /// <typeparam name="T">Type of the builder.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static T OnBeforeStart<T>(this T builder, Func<BeforeStartEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder => OnApplication(builder, callback);

    /// <summary>Called before the pipeline runs.</summary>
    /// <typeparam name="T">Type of the builder.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static T OnBeforePublish<T>(this T builder, Func<BeforePublishEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder => OnApplication(builder, callback);

    /// <summary>Called after the pipeline has run without an error.</summary>
    /// <typeparam name="T">Type of the builder.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static T OnAfterPublish<T>(this T builder, Func<AfterPublishEvent, CancellationToken, Task> callback)
        where T : IDistributedApplicationBuilder => OnApplication(builder, callback);

    /// <summary>Called before the resource is started, in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnBeforeResourceStarted<T>(
        this IResourceBuilder<T> builder,
        Func<T, BeforeResourceStartedEvent, CancellationToken, Task> callback) where T : IResource => OnResource(builder, callback);

    /// <summary>Called when the resource has ended, in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnResourceStopped<T>(
        this IResourceBuilder<T> builder,
        Func<T, ResourceStoppedEvent, CancellationToken, Task> callback) where T : IResource => OnResource(builder, callback);

    /// <summary>Called when the application starts, in run mode: a resource that no orchestrator starts can begin to live.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnInitializeResource<T>(
        this IResourceBuilder<T> builder,
        Func<T, InitializeResourceEvent, CancellationToken, Task> callback) where T : IResource => OnResource(builder, callback);

    /// <summary>Called when the connection string has a value, in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnConnectionStringAvailable<T>(
        this IResourceBuilder<T> builder,
        Func<T, ConnectionStringAvailableEvent, CancellationToken, Task> callback) where T : IResourceWithConnectionString =>
        OnResource(builder, callback);

    /// <summary>Called when the endpoints have addresses, in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnResourceEndpointsAllocated<T>(
        this IResourceBuilder<T> builder,
        Func<T, ResourceEndpointsAllocatedEvent, CancellationToken, Task> callback) where T : IResourceWithEndpoints =>
        OnResource(builder, callback);

    /// <summary>Called when the resource has become healthy for the first time, in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">What to do.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> OnResourceReady<T>(
        this IResourceBuilder<T> builder,
        Func<T, ResourceReadyEvent, CancellationToken, Task> callback) where T : IResource => OnResource(builder, callback);

    private static TBuilder OnApplication<TBuilder, TEvent>(TBuilder builder, Func<TEvent, CancellationToken, Task> callback)
        where TBuilder : IDistributedApplicationBuilder
        where TEvent : IDistributedApplicationEvent
    {
        builder.Eventing.Subscribe(callback);
        return builder;
    }

    private static IResourceBuilder<T> OnResource<T, TEvent>(IResourceBuilder<T> builder, Func<T, TEvent, CancellationToken, Task> callback)
        where T : IResource
        where TEvent : IDistributedApplicationResourceEvent
    {
        ArgumentNullException.ThrowIfNull(callback);
        builder.ApplicationBuilder.Eventing.Subscribe<TEvent>(
            builder.Resource,
            (@event, cancellationToken) => callback(builder.Resource, @event, cancellationToken));
        return builder;
    }
}
