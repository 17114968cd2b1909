using System.Text;
using MediaStack.EndToEnd.Tests.Engine;
using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Stack;

/// <summary>What holds of a running stack of Redis, Authelia and Prometheus.</summary>
[Collection(SharedEngine.Name)]
public sealed class RunningStackTests(DockerEngine engine, SharedEstate estate) : IClassFixture<SharedEstate>
{
    private const string RedisNetwork = "mediastack_data";

    [Fact]
    public async Task All_services_became_healthy_in_the_order_of_their_waits()
    {
        var stack = estate.Stack;

        var containers = await stack.Compose.ContainersAsync();

        containers.Select(container => $"{container.Service} {container.State} {container.Health}".Trim()).ShouldBe(
            ["initialiser exited", "redis running healthy", "authelia running healthy", "prometheus running healthy"], ignoreOrder: true);
        containers.Single(container => container.Service == "initialiser").ExitCode.ShouldBe(0);
        foreach (var service in new[] { "redis", "authelia", "prometheus" })
            stack.Moment("initialiser", "die").ShouldBeLessThan(stack.Moment(service, "start"));
        stack.Moment("redis", "health_status: healthy").ShouldBeLessThan(stack.Moment("authelia", "start"));
    }

    [Fact]
    public async Task Redis_answers_on_its_own_network_only()
    {
        var address = await estate.Stack.AddressAsync("redis", RedisNetwork);
        var others = (await engine.LinesAsync("network", "ls", "--filter", "name=mediastack_", "--format", "{{.Name}}")).Except([RedisNetwork]).ToList();

        (await CanReachRedisAsync(RedisNetwork, address)).ShouldBeTrue();
        (await CanReachRedisAsync(RedisNetwork, "redis")).ShouldBeTrue();
        others.ShouldNotBeEmpty();
        foreach (var other in others.Append("bridge"))
        {
            (await CanReachRedisAsync(other, address)).ShouldBeFalse(other);
            (await CanReachRedisAsync(other, "redis")).ShouldBeFalse(other);
        }
    }

    [Fact]
    public async Task No_port_is_published()
    {
        var stack = estate.Stack;

        foreach (var container in await stack.Compose.ContainersAsync())
            (await engine.RunAsync("port", container.Name)).Succeeded().Output.ShouldBeEmpty(container.Name);
    }

    [Fact]
    public async Task Each_secret_is_readable_by_its_reader_and_by_nobody_else()
    {
        var stack = estate.Stack;

        var secrets = await MountedSecret.OfAsync(stack);

        secrets.Count.ShouldBeGreaterThan(3);
        foreach (var secret in secrets)
        {
            (await stack.Compose.ExecAsAsync(secret.Service, secret.Reader, "cat", secret.Path)).ExitCode.ShouldBe(0, secret.ToString());
            // Root too: without capabilities it is a user like any other.
            foreach (var stranger in new[] { "0:0", "1000:1000", "65534:65534" })
                (await stack.Compose.ExecAsAsync(secret.Service, stranger, "cat", secret.Path)).Error.ShouldContain("Permission denied", Case.Sensitive, $"{secret} as {stranger}");
        }
    }

    [Fact]
    public async Task No_service_sees_the_secrets_of_another()
    {
        var stack = estate.Stack;
        var secrets = await MountedSecret.OfAsync(stack);

        foreach (var service in new[] { "redis", "authelia", "prometheus" })
        {
            var present = await stack.Compose.ExecAsync(service, "sh", "-c", "ls -A /run/secrets 2>/dev/null; true");
            present.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBe(secrets.Where(secret => secret.Service == service).Select(secret => Path.GetFileName(secret.Path)), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_password_of_difficult_characters_arrives_byte_for_byte()
    {
        var stack = estate.Stack;

        foreach (var service in new[] { "redis", "authelia" })
        {
            var encoded = (await stack.Compose.ExecAsync(service, "base64", "/run/secrets/redis-password")).Succeeded().Output;
            Convert.FromBase64String(encoded).ShouldBe(Encoding.UTF8.GetBytes(SharedEstate.HostilePassword));
        }
        var users = (await stack.Compose.ExecAsync("authelia", "cat", "/run/secrets/authelia-users.yml")).Succeeded().Output;
        AutheliaDigest.IsOf(users, SharedEstate.HostilePassword).ShouldBeTrue();
        AutheliaDigest.IsOf(users, SharedEstate.HostilePassword + " ").ShouldBeFalse();
    }

    [Fact]
    public async Task No_secret_shows_in_logs_containers_or_the_process_list()
    {
        var stack = estate.Stack;
        var containers = (await stack.Compose.ContainersAsync()).Select(container => container.Name);

        var visible = new Dictionary<string, string>
        {
            ["logs"] = (await stack.Compose.RunAsync("logs", "--no-color")).Succeeded().Everything,
            ["inspect"] = (await engine.RunAsync(["inspect", .. containers])).Succeeded().Output,
            ["processes"] = (await Cli.RunAsync("ps", ["-eo", "args"])).Succeeded().Output,
        };

        visible["logs"].ShouldContain("redis");
        visible["inspect"].ShouldContain("/run/secrets/");
        visible["processes"].ShouldContain("redis-server");
        foreach (var (name, value) in stack.Secrets)
            foreach (var (place, text) in visible)
                text.ShouldNotContain(value, Case.Sensitive, $"{name} in {place}");
    }

    [Fact]
    public async Task Prometheus_scrapes_what_the_model_says()
    {
        var stack = estate.Stack;

        await Wait.UntilAsync("Prometheus has scraped Authelia and itself", async () =>
        {
            var up = (await stack.Compose.ExecAsync("prometheus", "wget", "-q", "-O", "-", "http://localhost:9090/api/v1/query?query=up==1")).Succeeded().Output;
            return up.Contains("\"job\":\"authelia\"", StringComparison.Ordinal) && up.Contains("\"job\":\"prometheus\"", StringComparison.Ordinal);
        }, TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Starting_a_running_stack_again_changes_nothing()
    {
        var stack = estate.Stack;
        var before = await engine.LinesAsync("ps", "--no-trunc", "--format", "{{.ID}} {{.Names}}");
        (await Publishing.Publisher.PublishAsync(stack.Release, stack.SettingsFile)).Succeeded();

        await stack.Compose.UpAsync();

        (await engine.LinesAsync("ps", "--no-trunc", "--format", "{{.ID}} {{.Names}}")).ShouldBe(before, ignoreOrder: true);
    }

    private async Task<bool> CanReachRedisAsync(string network, string host) =>
        (await engine.RunAsync("run", "--rm", "--network", network, "busybox:1.37.0", "sh", "-c", $"echo PING | nc -w 2 {host} 6379")).Output
            .Contains("NOAUTH", StringComparison.Ordinal);
}
