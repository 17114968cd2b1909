using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>What is shown of a resource before anything else is known.</summary>
    /// <param name="initialSnapshot">The first snapshot.</param>
    public class ResourceSnapshotAnnotation(CustomResourceSnapshot initialSnapshot) : IResourceAnnotation
    {
        /// <summary>The first snapshot.</summary>
        public CustomResourceSnapshot InitialSnapshot { get; } = initialSnapshot;
    }
}

namespace Aspire.Hosting
{
    /// <summary>For resources of one's own.</summary>
    public static class CustomResourceExtensions
    {
        /// <summary>Sets what is shown of the resource before anything else is known.</summary>
        /// <typeparam name="TResource">Type of the resource.</typeparam>
        /// <param name="builder">Builder of the resource.</param>
        /// <param name="initialSnapshot">The first snapshot.</param>
        /// <returns>The builder.</returns>
        public static IResourceBuilder<TResource> WithInitialState<TResource>(
            this IResourceBuilder<TResource> builder,
            CustomResourceSnapshot initialSnapshot) where TResource : IResource
        {
            ArgumentNullException.ThrowIfNull(builder);
            ArgumentNullException.ThrowIfNull(initialSnapshot);
            return builder.WithAnnotation(new ResourceSnapshotAnnotation(initialSnapshot), ResourceAnnotationMutationBehavior.Replace);
        }
    }
}
