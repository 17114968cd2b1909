using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>
/// The typed relations between services. Each is an Aspire relationship, so that the dashboard shows it, and an edge of
/// <c>estate.json</c>, so that the wiring has exactly one step for it. An unselected service is null: a relation from or to it
/// does not exist, and nobody has to ask.
/// </summary>
internal static class Relations
{
    /// <summary>Keeps its sessions in a store, which it finds by name on the data network.</summary>
    public static IResourceBuilder<MediaServiceResource>? WithSessionStore(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<RedisResource>? store) =>
        builder.Relate(store, EstateEdgeKind.SessionStore);

    /// <summary>Reads the metrics of another service at its endpoint <c>metrics</c>.</summary>
    public static IResourceBuilder<MediaServiceResource>? Scrapes(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<MediaServiceResource>? target)
    {
        if (target is not null && !target.GetEndpoint(MetricsEndpoint).Exists)
        {
            throw new InvalidOperationException($"'{target.Resource.Name}' has no endpoint '{MetricsEndpoint}' to scrape.");
        }

        return builder.Relate(target, EstateEdgeKind.Scrapes);
    }

    /// <summary>Name of the endpoint at which a service shows its metrics.</summary>
    public const string MetricsEndpoint = "metrics";

    /// <summary>Starts after a service is healthy (or runs, where it has no health check).</summary>
    public static IResourceBuilder<MediaServiceResource>? WaitFor(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<ContainerResource>? dependency)
    {
        if (builder is null || dependency is null)
        {
            return builder;
        }

        return ResourceBuilderExtensions.WaitFor(builder, dependency);
    }

    /// <summary>Services related to this one by a kind, in the order in which they were related.</summary>
    public static IEnumerable<IResource> Related(this IResource resource, string kind) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Where(relation => relation.Type == kind).Select(relation => relation.Resource);

    private static IResourceBuilder<MediaServiceResource>? Relate(
        this IResourceBuilder<MediaServiceResource>? builder, IResourceBuilder<IResource>? other, string kind)
    {
        if (builder is not null && other is not null)
        {
            builder.WithRelationship(other, kind);
        }

        return builder;
    }
}
