using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace Compat.Tests.Dcp;

/// <summary>One engine with the image that the containers of the tests are made of.</summary>
public sealed class ContainerEngine : IAsyncLifetime
{
    public DockerEngine Docker { get; } = new() { Images = ["busybox"] };

    public ValueTask InitializeAsync() => Docker.InitializeAsync();

    public ValueTask DisposeAsync() => Docker.DisposeAsync();
}

public sealed class ContainerTests(ContainerEngine engine) : IClassFixture<ContainerEngine>
{
    private readonly DockerEngine _docker = engine.Docker;

    [Fact]
    public async Task Containers_are_started_on_command_with_mounts_files_and_references_and_leave_nothing()
    {
        DockerEngine.Require();
        using var scratch = new ScratchFolder();
        scratch.Write("files/hello", "hello from the mount");
        await using var host = await AppHostProcess.StartAsync("containers", scratch, _docker);
        await host.UntilAsync("state web Running Healthy");
        host.Events.ShouldContain("state store NotStarted");
        (await _docker.LinesAsync("ps", "--all", "--quiet")).ShouldBeEmpty();

        // The container fetches from the project, a process of the host.
        (await host.CommandAsync("start", "store")).ShouldStartWith("True");
        await Wait.UntilAsync("the container has fetched from the project", () =>
            Task.FromResult(File.Exists(scratch.At("files", "from-web")) && File.ReadAllText(scratch.At("files", "from-web")) == "hello from the project"));

        // The host fetches from the container, through the proxy.
        var url = (await host.UntilAsync("url store http"))["url store ".Length..];
        (await FetchAsync($"{url}/hello")).ShouldBe("hello from the mount");

        // And without proxy, still on the loopback interface alone.
        (await FetchAsync("http://localhost:18080/hello")).ShouldBe("hello from the mount");
        var store = (await _docker.LinesAsync("ps", "--quiet", "--filter", "name=store-")).ShouldHaveSingleItem();
        (await _docker.LinesAsync("port", store)).ShouldAllBe(line => line.Contains("-> 127.0.0.1:", StringComparison.Ordinal));

        // Another container fetches from the container, by its name.
        (await host.CommandAsync("start", "reader")).ShouldStartWith("True");
        await host.UntilAsync("log reader hello from the mount");

        (await _docker.RunAsync("exec", store, "cat", "/etc/created/note")).Succeeded().Output.ShouldBe("made for it");
        (await _docker.RunAsync("exec", store, "touch", "/read-only/x")).ExitCode.ShouldNotBe(0);
        (await _docker.LinesAsync("inspect", "--format", "{{ index .Config.Labels \"kept\" }}", store)).ShouldBe(["yes"]);

        // Stopped, and started again: the log goes on.
        (await host.CommandAsync("stop", "reader")).ShouldStartWith("True");
        await host.UntilAsync("state reader Exited");
        var before = host.Events.Count;
        (await host.CommandAsync("start", "reader")).ShouldStartWith("True");
        await host.UntilAsync("log reader hello from the mount", before);

        await EndAsync(host, scratch);
    }

    [Fact]
    public async Task A_container_without_its_image_says_so()
    {
        DockerEngine.Require();
        using var scratch = new ScratchFolder();
        await using var host = await AppHostProcess.StartAsync("containers", scratch, _docker);

        (await host.CommandAsync("start", "absent")).ShouldStartWith("False");

        await host.UntilAsync("state absent FailedToStart");
        await Wait.UntilAsync("the log names the image", () =>
            Task.FromResult(host.Events.Any(line => line.StartsWith("log absent", StringComparison.Ordinal) && line.Contains("0.0.0-does-not-exist", StringComparison.Ordinal))));
        await EndAsync(host, scratch);
    }

    [Fact]
    public async Task Ten_rounds_leave_no_process_container_network_volume_or_file()
    {
        DockerEngine.Require();
        for (var round = 0; round < 10; round++)
        {
            using var scratch = new ScratchFolder();
            await using var host = await AppHostProcess.StartAsync("both", scratch, _docker);
            await host.UntilAsync("state sleeper Running");
            await host.UntilAsync("state box Running");
            await EndAsync(host, scratch);
        }
    }

    [Fact]
    public async Task Nothing_is_left_twenty_seconds_after_the_app_host_was_killed()
    {
        DockerEngine.Require();
        using var scratch = new ScratchFolder();
        await using var host = await AppHostProcess.StartAsync("both", scratch, _docker);
        await host.UntilAsync("state sleeper Running");
        await host.UntilAsync("state box Running");

        await host.KillAsync();

        await Leftovers.NoneAsync(scratch, TimeSpan.FromSeconds(20));
        await NothingLeftAtTheEngineAsync();
    }

    private async Task EndAsync(AppHostProcess host, ScratchFolder scratch)
    {
        await host.StopAsync();
        await Leftovers.NoneAsync(scratch, TimeSpan.FromSeconds(30));
        await NothingLeftAtTheEngineAsync();
    }

    private async Task NothingLeftAtTheEngineAsync()
    {
        (await _docker.LinesAsync("ps", "--all", "--quiet")).ShouldBeEmpty();
        (await _docker.LinesAsync("network", "ls", "--quiet", "--filter", "name=aspire")).ShouldBeEmpty();
        (await _docker.LinesAsync("volume", "ls", "--quiet")).ShouldBeEmpty();
    }

    /// <summary>Fetches a page inside the engine's network namespace, where the app host listens.</summary>
    private async Task<string> FetchAsync(string url) =>
        (await Cli.RunAsync("nsenter", ["--target", $"{_docker.FirstProcess}", "--net", Requires.Tool("curl"), "--silent", "--fail", "--max-time", "10", url])).Succeeded().Output;
}
