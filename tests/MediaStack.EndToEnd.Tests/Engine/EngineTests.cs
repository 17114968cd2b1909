using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Engine;

/// <summary>The tests' own foundation: what later tests conclude from an engine and its images holds only if these pass.</summary>
[Collection(SharedEngine.Name)]
public sealed class EngineTests(DockerEngine engine) : IDisposable
{
    private const string Password = "p$ss \"w'o\\r&d|#:{}%= \tü";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_hardened_stack_comes_up_in_order_and_goes_without_a_trace()
    {
        DockerEngine.Require();
        var compose = await HandWrittenStackAsync();
        await using var events = engine.Watch();
        try
        {
            await compose.UpAsync();

            (await compose.ContainersAsync()).ShouldAllBe(container => container.Health == "healthy");
            var seen = await events.EndAsync();
            foreach (var (first, then) in new[] { ("redis", "authelia"), ("authelia", "prometheus") })
                seen.First(e => e.Service == first && e.Action == "health_status: healthy").Nanoseconds
                    .ShouldBeLessThan(seen.First(e => e.Service == then && e.Action == "start").Nanoseconds);
            await Wait.UntilAsync("Prometheus has scraped Authelia", async () =>
                (await PrometheusAsync(compose, "query?query=authelia_authn")).Contains("\"result\":[{", StringComparison.Ordinal));
            (await PrometheusAsync(compose, "status/runtimeinfo")).ShouldContain("\"storageRetention\":\"3d or 1GiB\"", Case.Sensitive);
        }
        finally
        {
            await compose.DownAsync();
        }

        (await engine.LinesAsync("ps", "--all", "--quiet")).ShouldBeEmpty();
        (await engine.LinesAsync("volume", "ls", "--quiet")).ShouldBeEmpty();
        (await engine.LinesAsync("network", "ls", "--filter", "type=custom", "--quiet")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("authelia")]
    public async Task A_secret_of_another_owner_keeps_its_reader_from_becoming_healthy(string reader)
    {
        DockerEngine.Require();
        var compose = await HandWrittenStackAsync();
        foreach (var file in Directory.EnumerateFiles(scratch.At("secrets"), $"{reader}*"))
            await ChangeOwnerAsync(file, "4242:4242");
        try
        {
            var up = await compose.RunAsync("up", "-d", "--wait", "--wait-timeout", "60");

            up.ExitCode.ShouldNotBe(0);
            var container = (await compose.ContainersAsync()).Single(found => found.Service == reader);
            container.State.ShouldBe("exited");
            container.ExitCode.ShouldNotBe(0);
        }
        finally
        {
            await compose.DownAsync();
        }
    }

    [Fact]
    public async Task The_engine_enforces_limits_of_memory_and_processes()
    {
        DockerEngine.Require();

        var hog = await engine.RunAsync("run", "--rm", "--memory", "32m", "--memory-swap", "32m", "busybox:1.37.0", "tail", "/dev/zero");
        var swarm = await engine.RunAsync("run", "--rm", "--pids-limit", "4", "busybox:1.37.0", "sh", "-c", "for i in 1 2 3 4 5 6; do sleep 5 & done");

        hog.ExitCode.ShouldBe(137);
        swarm.Error.ShouldContain("can't fork");
    }

    [Fact]
    public async Task An_engine_that_ends_leaves_no_folder_and_no_control_group()
    {
        DockerEngine.Require();
        var another = new DockerEngine { Images = ["busybox"] };
        string folder;
        await using (another)
        {
            await another.InitializeAsync();
            folder = Path.GetDirectoryName(new Uri(another.Host).LocalPath).ShouldNotBeNull();
            await another.LinesAsync("run", "--detach", "--stop-timeout", "1", "busybox:1.37.0", "sleep", "1000");
        }

        Directory.Exists(folder).ShouldBeFalse();
        Directory.EnumerateDirectories("/sys/fs/cgroup", Path.GetFileName(folder), new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .ShouldBeEmpty();
    }

    private async Task<Compose> HandWrittenStackAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("tests", "MediaStack.EndToEnd.Tests", "Engine", "compose")))
            File.Copy(file, scratch.At(Path.GetFileName(file)));
        var quoted = Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        await SecretAsync("redis.conf", $"requirepass \"{quoted}\"\n", "999:1000");
        await SecretAsync("redis_password", Password, "999:1000");
        await SecretAsync("authelia_redis_password", Password, "1000:1000");
        return new Compose(engine, scratch.Root);
    }

    private async Task SecretAsync(string name, string text, string owner)
    {
        var file = scratch.Write(Path.Combine("secrets", name), text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        await ChangeOwnerAsync(file, owner);
    }

    private static async Task ChangeOwnerAsync(string file, string owner) => (await Cli.RunAsync("chown", [owner, file])).Succeeded();

    private static async Task<string> PrometheusAsync(Compose compose, string path) =>
        (await compose.ExecAsync("prometheus", "wget", "-q", "-O", "-", $"http://localhost:9090/api/v1/{path}")).Succeeded().Output;
}
