using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a relation to another resource, for people to see.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="resource">The other one.</param>
    /// <param name="type">Name of the relation.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResource resource, string type) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrEmpty(type);
        return builder.WithAnnotation(new ResourceRelationshipAnnotation(resource, type));
    }

    /// <summary>Adds a relation to another resource, for people to see.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="resourceBuilder">Builder of the other one.</param>
    /// <param name="type">Name of the relation.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder, string type)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resourceBuilder);
        return builder.WithRelationship(resourceBuilder.Resource, type);
    }

    /// <summary>Adds the relation <c>Reference</c>.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="resource">The resource it uses.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResource resource) where T : IResource =>
        builder.WithRelationship(resource, KnownRelationshipTypes.Reference);

    /// <summary>Adds the relation <c>Reference</c> to each resource in an expression.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="expression">The expression.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, ReferenceExpression expression)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(expression);
        return builder.NoteReferences(expression);
    }

    /// <summary>Adds the relation <c>Reference</c>.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="resourceBuilder">Builder of the resource it uses.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithReferenceRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> resourceBuilder)
        where T : IResource => builder.WithRelationship(resourceBuilder, KnownRelationshipTypes.Reference);

    /// <summary>Adds the relation <c>Parent</c>.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="parent">Builder of the resource it belongs to.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource => builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    /// <summary>Adds the relation <c>Parent</c>.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource.</param>
    /// <param name="parent">The resource it belongs to.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent) where T : IResource =>
        builder.WithRelationship(parent, KnownRelationshipTypes.Parent);

    private static IResourceBuilder<T> NoteReferences<T>(this IResourceBuilder<T> builder, object value) where T : IResource
    {
        var noted = builder.Resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Where(relation => relation.Type == KnownRelationshipTypes.Reference)
            .Select(relation => relation.Resource)
            .Append(builder.Resource)
            .ToHashSet();
        foreach (var resource in ResourcesIn(value, []).Where(noted.Add))
            builder.WithReferenceRelationship(resource);

        return builder;
    }

    // A resource stands for itself: what its own connection string is made of is its own affair.
    private static IEnumerable<IResource> ResourcesIn(object value, HashSet<object> seen)
    {
        if (!seen.Add(value))
            return [];
        if (value is IResource resource)
            return [resource];

        return value is IValueWithReferences composed ? composed.References.SelectMany(part => ResourcesIn(part, seen)) : [];
    }
}
