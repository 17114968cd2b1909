using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Leaves the resource out when publishing.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> ExcludeFromManifest<T>(this IResourceBuilder<T> builder) where T : IResource =>
        builder.WithAnnotation(ManifestPublishingCallbackAnnotation.Ignore, ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Does not start the resource with the application in run mode, only on command.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder) where T : IResource =>
        builder.WithAnnotation<ExplicitStartupAnnotation>(ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Sets the icon in the dashboard.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="iconName">Name of a Fluent UI system icon, such as <c>Database</c>.</param>
    /// <param name="iconVariant">Outline or filled.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithIconName<T>(
        this IResourceBuilder<T> builder,
        string iconName,
        IconVariant iconVariant = IconVariant.Filled) where T : IResource
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(iconName);
        return builder.WithAnnotation(new ResourceIconAnnotation(iconName, iconVariant), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Changes the URLs that are shown for the resource in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">Is given the URLs so far, once the endpoints have addresses.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Action<ResourceUrlsCallbackContext> callback)
        where T : IResource => builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));

    /// <summary>Changes the URLs that are shown for the resource in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="callback">Is given the URLs so far, once the endpoints have addresses.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Func<ResourceUrlsCallbackContext, Task> callback)
        where T : IResource => builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(callback));

    /// <summary>Adds a URL to show for the resource.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="url">The URL.</param>
    /// <param name="displayText">Text to show; null for the URL.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, string url, string? displayText = null) where T : IResource
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        return builder.WithAnnotation(new ResourceUrlAnnotation { Url = url, DisplayText = displayText });
    }

    /// <summary>Adds a URL with values in it to show for the resource.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="url">An interpolated string.</param>
    /// <param name="displayText">Text to show; null for the URL.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrl<T>(
        this IResourceBuilder<T> builder,
        in ReferenceExpression.ExpressionInterpolatedStringHandler url,
        string? displayText = null) where T : IResource => builder.WithUrl(ReferenceExpression.Create(in url), displayText);

    /// <summary>Adds a URL with values in it to show for the resource.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="url">The expression.</param>
    /// <param name="displayText">Text to show; null for the URL.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, ReferenceExpression url, string? displayText = null)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(url);
        return builder.WithUrls(async context =>
        {
            var asker = new ValueProviderContext { ExecutionContext = context.ExecutionContext, Network = KnownNetworkIdentifiers.LocalhostNetwork };
            if (await url.GetValueAsync(asker, context.CancellationToken) is { Length: > 0 } value)
                context.Urls.Add(new ResourceUrlAnnotation { Url = value, DisplayText = displayText });
        });
    }

    /// <summary>Changes how the URL of an endpoint is shown.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="endpointName">Name of the endpoint; nothing happens when it has no URL.</param>
    /// <param name="callback">Changes it.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Action<ResourceUrlAnnotation> callback) where T : IResource => builder.WithUrls(context =>
        {
            foreach (var url in context.Urls.Where(url => url.Endpoint is { } endpoint && ResourceName.Comparer.Equals(endpoint.EndpointName, endpointName)))
                callback(url);
        });

    /// <summary>Adds a URL made from an endpoint.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="endpointName">Name of the endpoint; nothing happens when there is none.</param>
    /// <param name="callback">Makes the URL; a relative one is completed with the endpoint's.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Func<EndpointReference, ResourceUrlAnnotation> callback) where T : IResourceWithEndpoints => builder.WithUrls(context =>
        {
            if (context.GetEndpoint(endpointName) is { } endpoint)
                context.Urls.Add(callback(endpoint).At(endpoint));
        });

    /// <summary>Adds a command that people can give the resource in run mode.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="name">Name of the command; an older one of that name is replaced.</param>
    /// <param name="displayName">Text on its button.</param>
    /// <param name="executeCommand">Does it.</param>
    /// <param name="commandOptions">Looks and rules; null for none.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var older = builder.Resource.Annotations.OfType<ResourceCommandAnnotation>().FirstOrDefault(command => command.Name == name);
        if (older is not null)
            builder.Resource.Annotations.Remove(older);

        return builder.WithAnnotation(ResourceCommandAnnotation.Create(name, displayName, executeCommand, commandOptions ?? new CommandOptions()));
    }
}
