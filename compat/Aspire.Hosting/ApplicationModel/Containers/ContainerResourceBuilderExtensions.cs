using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds containers and says what is in them.</summary>
public static partial class ContainerResourceBuilderExtensions
{
    /// <summary>Adds a container.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the resource.</param>
    /// <param name="image">Image, with registry and tag as far as wanted: <c>ghcr.io/owner/app:1.2</c>.</param>
    /// <returns>Builder of the container.</returns>
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image) =>
        builder.AddResource(new ContainerResource(name)).WithImage(image);

    /// <summary>Adds a container.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the resource.</param>
    /// <param name="image">Image without tag.</param>
    /// <param name="tag">Tag of the image.</param>
    /// <returns>Builder of the container.</returns>
    public static IResourceBuilder<ContainerResource> AddContainer(
        this IDistributedApplicationBuilder builder,
        string name,
        string image,
        string tag) => builder.AddResource(new ContainerResource(name)).WithImage(image, tag);

    /// <summary>Sets the image. A registry, tag or digest in the name counts; without any the tag is <c>latest</c>.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="image">The image.</param>
    /// <param name="tag">Its tag; not together with a tag in <paramref name="image"/>.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null) where T : ContainerResource
    {
        var name = ImageName.Parse(image);
        if (tag is not null && name.Tag is not null)
            throw new ArgumentException($"The image '{image}' has a tag already; leave out the tag '{tag}', or the "
                + "one in the image.", nameof(tag));
        if (tag is not null && name.Digest is not null)
            throw new ArgumentException($"The image '{image}' is fixed by its digest; leave out the tag '{tag}'.", nameof(tag));

        if (!builder.Resource.TryGetLastAnnotation(out ContainerImageAnnotation? annotation))
        {
            annotation = new ContainerImageAnnotation { Image = name.Repository };
            builder.Resource.Annotations.Add(annotation);
        }

        annotation.Image = name.Repository;
        annotation.Registry = name.Registry ?? annotation.Registry;
        if (name.Digest is not null)
            annotation.SHA256 = name.Digest;
        else
            annotation.Tag = tag ?? name.Tag ?? "latest";

        return builder;
    }

    /// <summary>Sets the tag of the image.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag) where T : ContainerResource
    {
        ImageOf(builder.Resource).Tag = tag;
        return builder;
    }

    /// <summary>Sets the registry of the image.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="registry">Registry host; null for the engine's default.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry) where T : ContainerResource
    {
        ImageOf(builder.Resource).Registry = registry;
        return builder;
    }

    /// <summary>Sets the digest of the image, in place of its tag.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="sha256">Digest in hexadecimal, without prefix.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImageSHA256<T>(this IResourceBuilder<T> builder, string sha256) where T : ContainerResource
    {
        ImageOf(builder.Resource).SHA256 = sha256;
        return builder;
    }

    /// <summary>Says when the engine pulls the image.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="pullPolicy">When.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithImagePullPolicy<T>(this IResourceBuilder<T> builder, ImagePullPolicy pullPolicy)
        where T : ContainerResource => builder.WithAnnotation(
            new ContainerImagePullPolicyAnnotation { ImagePullPolicy = pullPolicy },
            ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Sets the program to start in place of the image's own.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="entrypoint">The program.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint) where T : ContainerResource
    {
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    /// <summary>Sets the name of the container at the engine.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerName<T>(this IResourceBuilder<T> builder, string name) where T : ContainerResource =>
        builder.WithAnnotation(new ContainerNameAnnotation { Name = name }, ResourceAnnotationMutationBehavior.Replace);

    /// <summary>Adds a host name on the containers' network.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="alias">The host name.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerNetworkAlias<T>(this IResourceBuilder<T> builder, string alias) where T : ContainerResource =>
        builder.WithAnnotation(new ContainerNetworkAliasAnnotation(alias));

    /// <summary>Adds arguments to the engine's command that creates the container, in run mode.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : ContainerResource => builder.WithContainerRuntimeArgs(context =>
        {
            foreach (var arg in args)
                context.Args.Add(arg);
        });

    /// <summary>Adds arguments to the engine's command that creates the container, in run mode.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="callback">Adds to the arguments.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(
        this IResourceBuilder<T> builder,
        Action<ContainerRuntimeArgsCallbackContext> callback) where T : ContainerResource => builder.WithContainerRuntimeArgs(context =>
        {
            callback(context);
            return Task.CompletedTask;
        });

    /// <summary>Adds arguments to the engine's command that creates the container, in run mode.</summary>
    /// <typeparam name="T">Type of the container.</typeparam>
    /// <param name="builder">Builder of the container.</param>
    /// <param name="callback">Adds to the arguments.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(
        this IResourceBuilder<T> builder,
        Func<ContainerRuntimeArgsCallbackContext, Task> callback) where T : ContainerResource =>
        builder.WithAnnotation(new ContainerRuntimeArgsCallbackAnnotation(callback));

    private static ContainerImageAnnotation ImageOf(ContainerResource container) =>
        container.TryGetLastAnnotation(out ContainerImageAnnotation? image)
            ? image
            : throw new InvalidOperationException($"The container '{container.Name}' has no image; call WithImage first.");
}
