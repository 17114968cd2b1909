namespace Compat.AppHost;

/// <summary>The models that tests run.</summary>
internal static class Scenarios
{
    // A first process that does not ask for SIGTERM does not get it, and is killed after ten seconds.
    private const string Rest = "trap 'exit 0' TERM; sleep 1000 & wait";

    public static void Add(IDistributedApplicationBuilder builder, string name)
    {
        var folder = builder.Configuration["folder"] ?? builder.AppHostDirectory;
        switch (name)
        {
            case "both":
                builder.AddExecutable("sleeper", "sleep", folder, "1000");
                builder.AddContainer("box", "busybox", "1.37.0")
                    .WithEntrypoint("/bin/sh").WithArgs("-c", Rest).WithVolume("/anonymous");
                break;
            case "processes":
                builder.AddExecutable("sleeper", "sleep", folder, "1000");
                builder.AddExecutable("children", "sh", folder, "-c", "sleep 1001 & sleep 1002 & wait");
                break;
            case "containers":
                AddContainers(builder, folder);
                break;
            default:
                throw new InvalidOperationException($"There is no scenario {name}.");
        }
    }

    /// <summary>
    /// A project, a container that fetches from it and serves what a bind mount holds, and one that fetches from that container.
    /// All containers are started on command.
    /// </summary>
    private static void AddContainers(IDistributedApplicationBuilder builder, string folder)
    {
        var web = builder.AddProject<Projects.Compat_WebApp>("web").WithHttpHealthCheck("/health");
        var store = builder.AddContainer("store", "busybox", "1.37.0")
            .WithEntrypoint("/bin/sh")
            .WithArgs("-c", "wget -qO /files/from-web $WEB_HTTP && httpd -p 8080 -h /files && " + Rest)
            .WithBindMount(folder, "/files")
            .WithBindMount(folder, "/read-only", isReadOnly: true)
            .WithVolume("/anonymous")
            .WithContainerFiles("/etc/created", [new ContainerFile { Name = "note", Contents = "made for it", Mode = UnixFileMode.UserRead }])
            .WithContainerRuntimeArgs("--label", "kept=yes")
            .WithHttpEndpoint(targetPort: 8080)
            .WithEndpoint(name: "direct", scheme: "http", port: 18080, targetPort: 8080, isProxied: false)
            .WithReference(web)
            .WithExplicitStart();
        builder.AddContainer("reader", "busybox", "1.37.0")
            .WithEntrypoint("/bin/sh")
            .WithArgs("-c", "wget -qO- $STORE_HTTP/hello && echo && " + Rest)
            .WithEnvironment("STORE_HTTP", store.GetEndpoint("http"))
            .WithExplicitStart();
        builder.AddContainer("absent", "busybox", "0.0.0-does-not-exist").WithImagePullPolicy(ImagePullPolicy.Never).WithExplicitStart();
    }
}
