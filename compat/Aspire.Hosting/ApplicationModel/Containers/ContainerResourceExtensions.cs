using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    /// <summary>Finds containers.</summary>
    public static class ContainerResourceExtensions
    {
        /// <summary>The containers of a model: all resources with an image.</summary>
        /// <param name="model">The model.</param>
        /// <returns>Them, in model order.</returns>
        public static IEnumerable<IResource> GetContainerResources(this DistributedApplicationModel model) =>
            model.Resources.Where(IsContainer);

        /// <summary>Whether a resource is a container.</summary>
        /// <param name="resource">The resource.</param>
        /// <returns>True when it has an image.</returns>
        public static bool IsContainer(this IResource resource) => resource.HasAnnotationOfType<ContainerImageAnnotation>();
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public static partial class ResourceExtensions
    {
        /// <summary>Puts the image name of a container together.</summary>
        /// <param name="resource">The resource.</param>
        /// <param name="imageName"><c>registry/image:tag</c> or <c>registry/image@sha256:digest</c>, as far as given; null without image.</param>
        /// <returns>True when the resource has an image.</returns>
        public static bool TryGetContainerImageName(this IResource resource, [NotNullWhen(true)] out string? imageName)
        {
            imageName = null;
            if (!resource.TryGetLastAnnotation(out ContainerImageAnnotation? image))
                return false;

            var registry = string.IsNullOrEmpty(image.Registry) ? string.Empty : $"{image.Registry}/";
            var version = (image.SHA256, image.Tag) switch
            {
                ({ Length: > 0 } digest, _) => $"@sha256:{digest}",
                (_, { Length: > 0 } tag) => $":{tag}",
                _ => string.Empty,
            };
            imageName = $"{registry}{image.Image}{version}";
            return true;
        }
    }
}
