using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Reads what annotations say about a resource.</summary>
public static partial class ResourceExtensions
{
    /// <summary>Finds the newest annotation of a type.</summary>
    /// <typeparam name="T">Type of the annotation.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="annotation">The annotation, or null.</param>
    /// <returns>True when found.</returns>
    public static bool TryGetLastAnnotation<T>(this IResource resource, [NotNullWhen(true)] out T? annotation) where T : IResourceAnnotation
    {
        annotation = resource.Annotations.OfType<T>().LastOrDefault();
        return annotation is not null;
    }

    /// <summary>Finds all annotations of a type.</summary>
    /// <typeparam name="T">Type of the annotations.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <param name="result">A copy of them, oldest first; null when there are none.</param>
    /// <returns>True when there is at least one.</returns>
    public static bool TryGetAnnotationsOfType<T>(this IResource resource, [NotNullWhen(true)] out IEnumerable<T>? result)
        where T : IResourceAnnotation
    {
        var annotations = resource.Annotations.OfType<T>().ToArray();
        result = annotations.Length > 0 ? annotations : null;
        return result is not null;
    }

    /// <summary>Whether the resource has an annotation of a type.</summary>
    /// <typeparam name="T">Type of the annotation.</typeparam>
    /// <param name="resource">The resource.</param>
    /// <returns>True when there is at least one.</returns>
    public static bool HasAnnotationOfType<T>(this IResource resource) where T : IResourceAnnotation =>
        resource.Annotations.OfType<T>().Any();

    /// <summary>Finds volumes and bind mounts.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="volumeMounts">The mounts; null when there are none.</param>
    /// <returns>True when there is at least one.</returns>
    public static bool TryGetContainerMounts(this IResource resource, [NotNullWhen(true)] out IEnumerable<ContainerMountAnnotation>? volumeMounts) =>
        resource.TryGetAnnotationsOfType(out volumeMounts);

    /// <summary>Finds the endpoints.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpoints">The endpoints; null when there are none.</param>
    /// <returns>True when there is at least one.</returns>
    public static bool TryGetEndpoints(this IResource resource, [NotNullWhen(true)] out IEnumerable<EndpointAnnotation>? endpoints) =>
        resource.TryGetAnnotationsOfType(out endpoints);

    /// <summary>References to all endpoints.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>One reference each, in the order they were added.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(resource, endpoint)).ToArray();

    /// <summary>References to all endpoints, seen from one network.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="contextNetworkId">The network of the reader.</param>
    /// <returns>One reference each, in the order they were added.</returns>
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource, NetworkIdentifier contextNetworkId) =>
        resource.Annotations.OfType<EndpointAnnotation>()
            .Select(endpoint => new EndpointReference(resource, endpoint, contextNetworkId)).ToArray();

    /// <summary>A reference to an endpoint, which may be added later.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">Name of the endpoint.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) => new(resource, endpointName);

    /// <summary>A reference to an endpoint, seen from one network.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="endpointName">Name of the endpoint.</param>
    /// <param name="contextNetworkId">The network of the reader.</param>
    /// <returns>The reference.</returns>
    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName, NetworkIdentifier contextNetworkId) =>
        new(resource, endpointName, contextNetworkId);

    /// <summary>Whether publishers leave the resource out.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>True after <c>ExcludeFromManifest</c>.</returns>
    public static bool IsExcludedFromPublish(this IResource resource) =>
        resource.TryGetLastAnnotation(out ManifestPublishingCallbackAnnotation? annotation)
        && annotation == ManifestPublishingCallbackAnnotation.Ignore;

    internal static void RemoveAnnotations<T>(this IResource resource) where T : IResourceAnnotation
    {
        foreach (var annotation in resource.Annotations.OfType<T>().ToArray())
            resource.Annotations.Remove(annotation);
    }
}
