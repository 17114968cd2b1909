using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Docker.Resources.ComposeNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes;
using Aspire.Hosting.Docker.Resources.ServiceNodes.Swarm;
using MediaStack.Tests;

namespace Compat.Tests.Docker;

public class ComposeFileTests
{
    [Fact]
    public void Every_member_is_written_under_its_key_and_in_its_place()
    {
        var file = new ComposeFile { Name = "estate", Version = "3.9" };
        file.AddService(FullService());
        file.AddNetwork(new Network
        {
            Name = "edge",
            Driver = "bridge",
            DriverOpts = { ["com.docker.network.bridge.name"] = "edge0" },
            External = false,
            Labels = { ["purpose"] = "edge" },
            Ipam = new Ipam
            {
                Driver = "default",
                Config = { new() { ["subnet"] = "10.1.0.0/24", ["gateway"] = "10.1.0.1" }, new() { ["subnet"] = "10.2.0.0/24" } },
                Options = { ["parent"] = "eth0" },
            },
            Attachable = true,
            Ingress = false,
            Internal = true,
        });
        file.AddVolume(new Volume { Name = "data", Driver = "local", DriverOpts = { ["type"] = "nfs" }, External = true, Labels = { ["kept"] = "yes" } });
        file.Secrets["password"] = new Secret { File = "secrets/password", External = false, Name = "estate-password", Labels = { ["reader"] = "app" } };
        file.AddConfig(new Config { Name = "settings", File = "app/settings.ini", External = false, Content = "a=1\n", Labels = { ["format"] = "ini" } });
        file.Extensions["x-owner"] = new Dictionary<string, object?>
        {
            ["text"] = "yes",
            ["flag"] = true,
            ["number"] = 42,
            ["nothing"] = null,
            ["list"] = new object[] { "one", 2, new Dictionary<string, object> { ["three"] = 3.5m } },
            ["empty-list"] = Array.Empty<string>(),
            ["empty-map"] = new Dictionary<string, string>(),
        };

        Snapshot.Match(file.ToYaml(), "yaml");
    }

    [Fact]
    public void Members_without_a_value_are_left_out()
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app", Image = "", Healthcheck = new() { Interval = "", Timeout = "5s", StartPeriod = "" }, Deploy = new() { Placement = new() } });
        file.AddNetwork(new Network { Name = "edge" });

        file.ToYaml().ShouldBe("""
            services:
              app:
                deploy:
                  placement: {}
                healthcheck:
                  timeout: "5s"
            networks:
              edge: {}

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public void Empty_environment_variable_is_a_value()
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app" }.AddEnvironmentalVariable("EMPTY", null));

        file.ToYaml().ShouldBe("services:\n  app:\n    environment:\n      EMPTY: \"\"\n");
    }

    [Fact]
    public void File_without_members_is_an_empty_mapping() => new ComposeFile().ToYaml().ShouldBe("{}\n");

    [Fact]
    public void Line_endings_are_those_asked_for() =>
        new ComposeFile { Name = "estate", Version = "3" }.ToYaml("\r\n").ShouldBe("name: \"estate\"\r\nversion: \"3\"\r\n");

    [Fact]
    public void Extension_of_another_type_is_refused_with_its_key()
    {
        var file = new ComposeFile { Extensions = { ["x-when"] = DateTimeOffset.UnixEpoch } };

        Should.Throw<NotSupportedException>(() => file.ToYaml()).Message.ShouldContain("'x-when'");
    }

    [Fact]
    public void Member_of_the_same_name_is_replaced()
    {
        var file = new ComposeFile();
        file.AddService(new Service { Name = "app", Image = "old" }).AddService(new Service { Name = "app", Image = "new" });

        file.Services.ShouldHaveSingleItem().Value.Image.ShouldBe("new");
    }

    private static Service FullService() => new Service
    {
        Name = "app",
        Image = "app:1",
        PullPolicy = "missing",
        ContainerName = "the-app",
        Build = new Build
        {
            Context = ".",
            Dockerfile = "Dockerfile",
            Args = { ["VERSION"] = "1" },
            Target = "final",
            CacheFrom = { "app:cache" },
            Labels = { ["built"] = "here" },
        },
        Command = { "run", "--fast" },
        Entrypoint = { "/init" },
        EnvFile = { "app.env" },
        WorkingDir = "/app",
        Ports = { "127.0.0.1:80:8080/tcp" },
        Expose = { "9090" },
        DependsOn = { ["db"] = new ServiceDependency { Condition = "service_healthy" } },
        User = "1000:1000",
        Networks = { "edge", "data" },
        Restart = "unless-stopped",
        Deploy = new Deploy
        {
            Replicas = 1,
            Mode = "replicated",
            Resources = new Resources { Limits = new() { Cpus = "0.5", Memory = "512M" }, Reservations = new() { Memory = "64M" } },
            Placement = new Placement { Constraints = ["node.role==worker"], Preferences = [new() { ["spread"] = "node.labels.zone" }] },
            UpdateConfig = new UpdateConfig { Parallelism = 2, Delay = "5s", FailureAction = "rollback", Monitor = "30s", MaxFailureRatio = "0.1", Order = "start-first" },
            RestartPolicy = new RestartPolicy { Condition = "on-failure", Delay = "5s", MaxAttempts = 3, Window = "60s" },
            Labels = new LabelSpecs { ["tier"] = "front" },
        },
        Healthcheck = new Healthcheck { Test = ["CMD-SHELL", "wget -q \"http://localhost\" || exit 1"], Interval = "10s", Timeout = "5s", Retries = 3, StartPeriod = "20s" },
        Logging = new Logging { Driver = "json-file", Options = { ["max-size"] = "10m" } },
        Labels = { ["com.example/role"] = "front" },
        DomainName = "example.org",
        Hostname = "app",
        Isolation = "default",
        Ipc = "private",
        ShmSize = "128mb",
        MacAddress = "02:42:ac:11:65:43",
        Pid = "host",
        Privileged = false,
        CapAdd = { "NET_ADMIN" },
        CapDrop = { "ALL" },
        CgroupParent = "estate",
        Devices = { "/dev/dri:/dev/dri" },
        Dns = { "9.9.9.9" },
        DnsSearch = { "example.org" },
        ExtraHosts = { ["host.docker.internal"] = "host-gateway" },
        GroupAdd = { "44" },
        Init = true,
        Links = { "db" },
        ExternalLinks = { "other:other" },
        NetworkMode = "bridge",
        Profiles = { "extra" },
        ReadOnly = true,
        SecurityOpt = { "no-new-privileges:true" },
        Secrets = { new SecretReference { Source = "password", Target = "app_password", Uid = 999, Gid = 999, Mode = 256 }, new SecretReference { Source = "token" } },
        Configs = { new ConfigReference { Source = "settings", Target = "/etc/settings.ini", Uid = "999", Gid = "999", Mode = UnixFileMode.UserRead | UnixFileMode.GroupRead } },
        StopGracePeriod = "30s",
        StopSignal = "SIGINT",
        Sysctls = { ["net.ipv4.ip_forward"] = "1" },
        Tmpfs = { "/tmp:size=64m" },
        StdinOpen = false,
        Tty = true,
        Ulimits = { ["nofile"] = new Ulimit { Soft = 1024, Hard = 2048 } },
    }
        .AddEnvironmentalVariable("MODE", "a$b")
        .AddVolume(new Volume { Name = "data", Type = "volume", Target = "/data", Source = "data", ReadOnly = false })
        .AddVolumes([new Volume { Name = "media", Type = "bind", Target = "/media", Source = "/srv/media", ReadOnly = true }]);
}
