using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Waits until another resource runs and is healthy. Waiting for a child waits for its parent too.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource that waits.</param>
    /// <param name="dependency">Builder of the other one.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">A resource would wait for itself or its parent.</exception>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => Wait(builder, dependency, WaitType.WaitUntilHealthy);

    /// <summary>Waits until another resource runs and is healthy. Waiting for a child waits for its parent too.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource that waits.</param>
    /// <param name="dependency">Builder of the other one.</param>
    /// <param name="waitBehavior">What happens when the other one can never get there.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">A resource would wait for itself or its parent.</exception>
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        WaitBehavior waitBehavior) where T : IResourceWithWaitSupport => Wait(builder, dependency, WaitType.WaitUntilHealthy, waitBehavior);

    /// <summary>Waits until another resource runs. Waiting for a child waits for its parent too.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource that waits.</param>
    /// <param name="dependency">Builder of the other one.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">A resource would wait for itself or its parent.</exception>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => Wait(builder, dependency, WaitType.WaitUntilStarted);

    /// <summary>Waits until another resource runs. Waiting for a child waits for its parent too.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource that waits.</param>
    /// <param name="dependency">Builder of the other one.</param>
    /// <param name="waitBehavior">What happens when the other one can never get there.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">A resource would wait for itself or its parent.</exception>
    public static IResourceBuilder<T> WaitForStart<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        WaitBehavior waitBehavior) where T : IResourceWithWaitSupport => Wait(builder, dependency, WaitType.WaitUntilStarted, waitBehavior);

    /// <summary>Waits until another resource has ended.</summary>
    /// <typeparam name="T">Type of the resource.</typeparam>
    /// <param name="builder">Builder of the resource that waits.</param>
    /// <param name="dependency">Builder of the other one.</param>
    /// <param name="exitCode">Exit code that means success; any other is an error.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="DistributedApplicationException">A resource would wait for itself or its parent.</exception>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        int exitCode = 0) where T : IResourceWithWaitSupport => Wait(builder, dependency, WaitType.WaitForCompletion, null, exitCode);

    private static IResourceBuilder<T> Wait<T>(
        IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency,
        WaitType type,
        WaitBehavior? behavior = null,
        int exitCode = 0) where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);
        RejectImpossibleWait(builder.Resource, dependency.Resource);

        // A child lives in its parent: a database is there when its server is.
        if (type != WaitType.WaitForCompletion && dependency.Resource is IResourceWithParent child)
            Wait(builder, builder.ApplicationBuilder.CreateResourceBuilder(child.Parent), type, behavior);

        return builder.WithRelationship(dependency.Resource, KnownRelationshipTypes.WaitFor)
            .WithAnnotation(new WaitAnnotation(dependency.Resource, type, exitCode) { WaitBehavior = behavior });
    }

    private static void RejectImpossibleWait(IResource resource, IResource dependency)
    {
        if (ReferenceEquals(resource, dependency))
            throw new DistributedApplicationException($"The resource '{resource.Name}' cannot wait for itself; name another resource.");

        for (var parent = ParentOf(resource); parent is not null; parent = ParentOf(parent))
        {
            if (ReferenceEquals(parent, dependency))
                throw new DistributedApplicationException($"The resource '{resource.Name}' cannot wait for its parent "
                    + $"'{dependency.Name}': it starts together with it; leave the wait out.");
        }
    }

    private static IResource? ParentOf(IResource resource) => (resource as IResourceWithParent)?.Parent;
}
