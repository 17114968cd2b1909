using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using MediaStack.Tests;

namespace Compat.Tests.Docker;

/// <summary>Whole output folders of models that between them use every rule of the publisher.</summary>
public class PublishedModelTests
{
    [Fact]
    public async Task Containers_and_projects_with_everything_they_can_have()
    {
        using var run = new ComposeRun();
        var welcome = run.Write("site/index.html", "<h1>Welcome</h1>\n");

        await run.PublishAsync((builder, environment) =>
        {
            var zone = builder.AddParameter("time-zone");
            var token = builder.AddParameter("api-token", secret: true);

            var cache = builder.AddRedis("cache").WithDataVolume("cache-data");

            var migration = builder.AddContainer("migration", "registry.example/migration", "2.1")
                .WithContainerName("the-migration")
                .WithImagePullPolicy(ImagePullPolicy.Always);

            var api = builder.AddProject("api", run.Project("Api"), options => options.ExcludeLaunchProfile = true)
                .WithHttpEndpoint()
                .WithHttpEndpoint(name: "metrics")
                .WithReference(cache)
                .WithEnvironment("TOKEN", token)
                .WaitForCompletion(migration);

            builder.AddContainer("Web", "nginx", "1.27.5")
                .WithHttpEndpoint(port: 8080, targetPort: 80)
                .WithExternalHttpEndpoints()
                .WithEndpoint(name: "control", scheme: "tcp")
                .WithEndpoint(port: 9000, name: "stats", scheme: "tcp")
                .WithReference(api)
                .WithEnvironment("TZ", zone)
                .WithEnvironment("LITERAL", "costs 5$")
                .WithEnvironment("EMPTY", string.Empty)
                .WithEnvironment("API_HOST", api.GetEndpoint("http").Property(EndpointProperty.HostAndPort))
                .WithEnvironment("SUMMARY", ReferenceExpression.Create($"{zone} at {api.GetEndpoint("metrics")} with {{braces}}"))
                .WithEnvironment("CACHE", cache)
                .WithEntrypoint("/docker-entrypoint.sh")
                .WithArgs("nginx", "-g", "daemon off; # $pid")
                .WithArgs(zone)
                .WithVolume("web-data", "/var/lib/web")
                .WithVolume("web-data", "/backup", isReadOnly: true)
                .WithBindMount(run.AppHost, "/srv/one", isReadOnly: true)
                .WithBindMount("/var/run/docker.sock", "/var/run/docker.sock")
                .WithBindMount("/srv/media", "/srv/two")
                .WithContainerFiles("/usr/share/nginx", [
                    new ContainerFile { Name = "inline.conf", Contents = "listen 80;\n" },
                    new ContainerDirectory
                    {
                        Name = "html",
                        Owner = 101,
                        Entries =
                        [
                            new ContainerFile { Name = "index.html", SourcePath = welcome, Mode = UnixFileMode.UserRead },
                            new ContainerFile { Name = "empty.html", Contents = " " },
                        ],
                    },
                ], defaultOwner: 1000, defaultGroup: 1001)
                .WaitFor(api)
                .WaitForStart(cache)
                .WaitFor(zone);

            builder.AddContainer("not-published", "busybox", "1").ExcludeFromManifest();
            builder.AddExecutable("tool", "echo", ".");
        });

        Snapshot.MatchFolder(run.Output);
    }

    [Fact]
    public async Task Callbacks_have_the_last_word()
    {
        using var run = new ComposeRun();
        await run.PublishAsync((builder, environment) =>
        {
            var name = builder.AddParameter("container-name");
            var unused = builder.AddParameter("unused");
            environment
                .WithProperties(e => e.DefaultNetworkName = "estate")
                .WithDashboard(dashboard => dashboard.WithHostPort(18080).WithForwardedHeaders())
                .ConfigureComposeFile(file => file.Name = "first")
                .ConfigureComposeFile(file =>
                {
                    file.Name += "-then-second";
                    file.AddNetwork(new Network { Name = "inner", Internal = true });
                    file.Services["app"].Networks.Add("inner");
                })
                .ConfigureEnvFile(variables =>
                {
                    variables.Remove("UNUSED");
                    variables["CONTAINER_NAME"].Description = "Name of the container";
                    variables["ADDED"] = new CapturedEnvironmentVariable { Name = "ADDED" };
                });
            builder.AddContainer("app", "app", "1")
                .WithEnvironment("UNUSED", unused)
                .PublishAsDockerComposeService((resource, service) =>
                {
                    service.Labels["of"] = $"{resource.Name} in {resource.Parent.Name}";
                    service.ContainerName = name.AsEnvironmentPlaceholder(resource);
                    service.Environment.Remove("UNUSED");
                })
                .PublishAsDockerComposeService((_, service) => service.Labels["networks"] = string.Join(' ', service.Networks));
        });

        Snapshot.MatchFolder(run.Output);
    }
}
