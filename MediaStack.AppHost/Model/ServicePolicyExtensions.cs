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
                policy.Join(network);
            }
        });

    /// <summary>Adds a network, once.</summary>
    public static void Join(this ServicePolicy policy, StackNetwork network)
    {
        if (!policy.Networks.Contains(network))
        {
            policy.Networks.Add(network);
        }
    }

    /// <summary>Probes the health with a program and its arguments.</summary>
    public static IResourceBuilder<T> WithHealthCommand<T>(this IResourceBuilder<T> builder, params string[] command)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Health = new HealthProbe(["CMD", .. command]));

    /// <summary>Probes the health with a line for the image's shell. Write <c>$</c> as the shell wants it; publishing escapes it for Compose.</summary>
    public static IResourceBuilder<T> WithHealthScript<T>(this IResourceBuilder<T> builder, string script)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Health = new HealthProbe(["CMD-SHELL", script]));

    /// <summary>Probes the health by asking a web page of the service with curl.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="url">An address that answers with a success only when the service works.</param>
    public static IResourceBuilder<T> WithHealthUrl<T>(this IResourceBuilder<T> builder, string url)
        where T : ContainerResource =>
        builder.WithHealthCommand("curl", "-fsS", "-o", "/dev/null", "--max-time", "4", url).WithPolicy(policy => policy.HealthUrl = url);

    /// <summary>The same with wget, for images without curl.</summary>
    public static IResourceBuilder<T> WithHealthUrlByWget<T>(this IResourceBuilder<T> builder, string url)
        where T : ContainerResource =>
        builder.WithHealthCommand("wget", "-q", "-O", "/dev/null", url).WithPolicy(policy => policy.HealthUrl = url);

    /// <summary>Gives a slow start its time: failures of the health check do not count in it.</summary>
    public static IResourceBuilder<T> WithSlowStart<T>(this IResourceBuilder<T> builder, TimeSpan startPeriod)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Health = policy.Health! with { StartPeriod = startPeriod });

    /// <summary>Runs the service as a fixed user, the one that its catalog entry names, on a read-only root.</summary>
    public static IResourceBuilder<T> AsFixedUser<T>(this IResourceBuilder<T> builder, params string[] tmpfs)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            policy.User = policy.FileOwner = FixedUser(policy);
            policy.Tmpfs.AddRange(tmpfs.Select(path => OwnedBy(policy.FileOwner, path)));
        });

    /// <summary>Runs the service as the stack's user on a read-only root, for images that keep to the user they are started as.</summary>
    public static IResourceBuilder<T> AsStackUser<T>(this IResourceBuilder<T> builder, StackBuilder stack, params string[] tmpfs)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            policy.User = policy.FileOwner = stack.User;
            policy.Tmpfs.AddRange(tmpfs.Select(path => OwnedBy(policy.FileOwner, path)));
        });

    // Where the image lacks the folder, the engine makes it for root, and from the second start on a tmpfs there takes that mode, whatever
    // the options say: so it belongs to its user.
    private static string OwnedBy(ServiceUser user, string path) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}:mode=1777,uid={user.Uid},gid={user.Gid}");

    /// <summary>
    /// Lets an image of LinuxServer.io start as root, prepare its folders, and step down to the stack's user. Of the two hardened shapes
    /// that these images have, this is the one in use in the field, and the only one in which they honour the owner's umask
    /// (docs.linuxserver.io, "Non-root" and "Read-only").
    /// </summary>
    public static IResourceBuilder<T> AsLinuxServerImage<T>(this IResourceBuilder<T> builder, StackBuilder stack)
        where T : ContainerResource =>
        builder
            .WithEnvironment("PUID", stack.Parameter("puid"))
            .WithEnvironment("PGID", stack.Parameter("pgid"))
            .WithEnvironment("UMASK", stack.Parameter("umask"))
            .WithPolicy(policy =>
            {
                policy.FileOwner = stack.User;
                policy.RootStartReason = "Its init prepares the folders and steps down to PUID:PGID.";
                policy.WritableRootReason = "Its init writes to the root before it steps down; read-only, it ignores PUID and UMASK.";
                policy.Capabilities.Add(new CapabilityGrant("CHOWN", "gives its config folder to the stack's user"));
                policy.Capabilities.Add(new CapabilityGrant("SETUID", "steps down from root"));
                policy.Capabilities.Add(new CapabilityGrant("SETGID", "steps down from root"));
                policy.Capabilities.Add(new CapabilityGrant("DAC_OVERRIDE", "reads files of the stack's user before it steps down"));
                policy.Capabilities.Add(new CapabilityGrant("FOWNER", "sets modes in folders of the stack's user"));
                policy.Capabilities.Add(new CapabilityGrant("KILL", "tells the app, which runs as another user, to stop"));
            });

    /// <summary>Lets an image start as root on a writable root, with the capabilities that are granted to it one by one.</summary>
    public static IResourceBuilder<T> AsRoot<T>(
        this IResourceBuilder<T> builder, string rootStartReason, string? writableRootReason, params CapabilityGrant[] capabilities)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            policy.RootStartReason = rootStartReason;
            policy.WritableRootReason = writableRootReason;
            policy.FileOwner = new ServiceUser("0:0", 0, 0);
            policy.Capabilities.AddRange(capabilities);
        });

    /// <summary>Sets what a helper that is not in the catalog may use of the host.</summary>
    public static IResourceBuilder<T> WithLimits<T>(this IResourceBuilder<T> builder, int memoryMiB, int pids)
        where T : ContainerResource =>
        builder.WithPolicy(policy =>
        {
            if (policy.Definition.Memory is not null)
            {
                throw new InvalidOperationException(
                    $"How much memory '{policy.Definition.Id}' may take is said by its catalog entry and its setting: use WithProcesses({pids}).");
            }

            (policy.MemoryMiB, policy.Pids) = (memoryMiB, pids);
        });

    /// <summary>Sets how many processes and threads the service may have; its memory is a setting.</summary>
    public static IResourceBuilder<T> WithProcesses<T>(this IResourceBuilder<T> builder, int most)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.Pids = most);

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

    /// <summary>Mounts a volume of another service to read it.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="volume">The other's volume.</param>
    /// <param name="target">Absolute path in the container.</param>
    public static IResourceBuilder<T> WithVolumeOfAnother<T>(this IResourceBuilder<T> builder, ServiceVolume volume, string target)
        where T : ContainerResource =>
        builder
            .WithVolume(volume.Name, target, isReadOnly: true)
            .WithPolicy(policy => policy.ReadVolumes.Add(volume with { Target = target }));

    /// <summary>Puts a file into a volume of the service before its first start; afterwards it is the service's own.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="volume">What the volume is called beside the service's name, as in <see cref="WithStateVolume"/>.</param>
    /// <param name="path">Relative to the volume.</param>
    /// <param name="content">Gives the content; it may hold secrets.</param>
    public static IResourceBuilder<T> WithSeedFile<T>(this IResourceBuilder<T> builder, string volume, string path, Func<string> content)
        where T : ContainerResource =>
        builder.WithPolicy(policy => policy.SeedFiles.Add(new SeedFile($"{builder.Resource.Name}-{volume}", path, content)));

    private static ServiceUser FixedUser(ServicePolicy policy)
    {
        var user = policy.Definition.RunsAs
            ?? throw new InvalidOperationException($"The catalog entry '{policy.Definition.Id}' does not say which user it runs as.");
        return new ServiceUser($"{user.Uid}:{user.Gid}", user.Uid, user.Gid);
    }
}
