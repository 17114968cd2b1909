using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Model;

/// <summary>How a service's model file states its <see cref="ServicePolicy"/>.</summary>
internal static class ServicePolicyExtensions
{
    /// <summary>The policy of a service.</summary>
    public static ServicePolicy Policy(this IResource resource) =>
        resource.TryGetLastAnnotation<ServicePolicy>(out var policy)
            ? policy
            : throw new InvalidOperationException($"The resource '{resource.Name}' is not a service of the catalog.");

    /// <summary>Changes the policy of a service.</summary>
    public static IResourceBuilder<T> WithPolicy<T>(this IResourceBuilder<T> builder, Action<ServicePolicy> change)
        where T : ContainerResource
    {
        change(builder.Resource.Policy());
        return builder;
    }

    /// <summary>Puts the service on networks.</summary>
    public static IResourceBuilder<T> OnNetworks<T>(this IResourceBuilder<T> builder, params StackNetwork[] networks)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            foreach (var network in networks)
            {
                if (!policy.Networks.Contains(network))
                {
                    policy.Networks.Add(network);
                }
            }
        });

    /// <summary>Probes the health with a program and its arguments.</summary>
    public static IResourceBuilder<T> WithHealthCommand<T>(this IResourceBuilder<T> builder, params string[] command)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Health = new HealthProbe(["CMD", .. command]));

    /// <summary>Probes the health with a line for the image's shell. Write <c>$</c> as the shell wants it; publishing escapes it for Compose.</summary>
    public static IResourceBuilder<T> WithHealthScript<T>(this IResourceBuilder<T> builder, string script)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Health = new HealthProbe(["CMD-SHELL", script]));

    /// <summary>Runs the service as a fixed user, the one that its catalog entry names, on a read-only root.</summary>
    public static IResourceBuilder<T> AsFixedUser<T>(this IResourceBuilder<T> builder, params string[] tmpfs)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            var user = policy.Definition.RunsAs
                ?? throw new InvalidOperationException($"The catalog entry '{policy.Definition.Id}' does not say which user it runs as.");
            policy.User = $"{user.Uid}:{user.Gid}";
            policy.Tmpfs.AddRange(tmpfs);
        });

    /// <summary>Sets what the service may use of the host.</summary>
    public static IResourceBuilder<T> WithLimits<T>(this IResourceBuilder<T> builder, int memoryMiB, int pids)
        where T : ContainerResource =>
        builder.WithPolicy(policy => (policy.MemoryMiB, policy.Pids) = (memoryMiB, pids));

    /// <summary>Gives the service a generated file.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="target">Absolute path in the container.</param>
    /// <param name="render">Gives the content; called once, when the model is complete.</param>
    public static IResourceBuilder<T> WithConfigFile<T>(this IResourceBuilder<T> builder, string target, Func<string> render)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.ConfigFiles.Add(new ConfigFile(target, render)));

    /// <summary>Gives the service a secret as a file of its own, <c>/run/secrets/&lt;name&gt;</c>.</summary>
    public static IResourceBuilder<T> WithSecretFile<T>(this IResourceBuilder<T> builder, string name, Func<string> content)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.SecretFiles.Add(new SecretFile(name, content)));

    /// <summary>Keeps state of the service in the named volume <c>&lt;service&gt;-&lt;name&gt;</c>.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">What the volume is called beside the service's name.</param>
    /// <param name="target">Absolute path in the container.</param>
    /// <param name="kind">What it holds, which decides how it is backed up.</param>
    public static IResourceBuilder<T> WithStateVolume<T>(this IResourceBuilder<T> builder, string name, string target, EstateVolumeKind kind)
        where T : ContainerResource
    {
        var volume = new ServiceVolume($"{builder.Resource.Name}-{name}", target, kind);
        return builder
            .WithVolume(volume.Name, target)
            .WithPolicy(policy => policy.Volumes.Add(volume));
    }
}
