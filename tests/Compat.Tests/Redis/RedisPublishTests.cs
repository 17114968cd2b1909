using Aspire.Hosting;
using Compat.Tests.Docker;
using MediaStack.Tests;

namespace Compat.Tests.Redis;

public class RedisPublishTests
{
    [Fact]
    public async Task Redis_and_a_service_that_refers_to_it()
    {
        using var run = new ComposeRun();
        await run.PublishAsync((builder, environment) =>
        {
            environment.WithDashboard(false);
            var cache = builder.AddRedis("cache", port: 6380).WithDataVolume();
            builder.AddContainer("app", "image", "1").WithReference(cache).WaitFor(cache);
        });

        Snapshot.MatchFolder(run.Output);
    }

    [Fact]
    public async Task Own_password_persistence_and_data_folder() =>
        Snapshot.Match(await ComposeRun.ComposeFileOfAsync(builder => builder
            .AddRedis("cache", password: builder.AddParameter("redis-pass", secret: true))
            .WithDataBindMount("/srv/redis")
            .WithPersistence(TimeSpan.FromSeconds(10), keysChangedThreshold: 5)), "yaml");

    [Fact]
    public async Task Read_only_data_is_not_persisted() =>
        (await ComposeRun.ComposeFileOfAsync(builder => builder.AddRedis("cache").WithDataVolume("data", isReadOnly: true)))
            .ShouldContain("      - \"redis-server --requirepass $$REDIS_PASSWORD\"\n");

    [Fact]
    public async Task Without_a_password_nothing_asks_for_one() =>
        Snapshot.Match(await ComposeRun.ComposeFileOfAsync(builder =>
        {
            var cache = builder.AddRedis("cache").WithPassword(null).WithHostPort(6390);
            builder.AddContainer("app", "image", "1").WithReference(cache);
        }), "yaml");

    [Fact]
    public void Endpoint_is_on_the_host_port_that_was_asked_for()
    {
        using var folder = new ScratchFolder();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { ProjectDirectory = folder.Root });

        var redis = builder.AddRedis("cache", 6380).Resource;

        redis.PrimaryEndpoint.EndpointAnnotation.Port.ShouldBe(6380);
        redis.PrimaryEndpoint.TargetPort.ShouldBe(6379);
        redis.TlsEnabled.ShouldBeFalse();
        redis.PasswordParameter.ShouldNotBeNull().Secret.ShouldBeTrue();
    }
}
