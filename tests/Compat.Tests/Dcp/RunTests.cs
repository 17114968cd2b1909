using Aspire.Hosting.ApplicationModel;
using MediaStack.Tests;

namespace Compat.Tests.Dcp;

public sealed class RunTests(SharedApplication shared) : IClassFixture<SharedApplication>
{
    private static readonly HttpClient Http = new();
    private readonly RunningApplication _application = shared.Running;

    [Fact]
    public async Task An_executable_runs_prints_and_ends()
    {
        var ended = await _application.UntilAsync("job", KnownResourceStates.Finished);

        ended.Snapshot.ExitCode.ShouldBe(3);
        ended.Snapshot.StartTimeStamp.ShouldNotBeNull().Kind.ShouldBe(DateTimeKind.Utc);
        ended.Snapshot.StopTimeStamp.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(ended.Snapshot.StartTimeStamp.Value);
        ended.ResourceId.ShouldMatch("^job-[a-z]{8}$");
        await _application.UntilLoggedAsync("job", "hello");
        await _application.UntilLoggedAsync("job", "trouble");
    }

    [Fact]
    public async Task A_program_behind_a_proxy_is_told_its_port_and_reached_through_the_proxy()
    {
        var web = await _application.UntilHealthyAsync("web");

        var url = web.Snapshot.Urls.ShouldHaveSingleItem();
        url.IsInactive.ShouldBeFalse();
        (await Http.GetStringAsync(url.Url, RunningApplication.Cancellation)).ShouldBe("hello from the project");
        var listening = web.Snapshot.EnvironmentVariables.Single(variable => variable.Name == "ASPNETCORE_URLS").Value.ShouldNotBeNull();
        listening.ShouldMatch(@"^http://localhost:\d+$");
        new Uri(listening).Port.ShouldNotBe(new Uri(url.Url).Port);
    }

    [Fact]
    public async Task Secrets_reach_the_program_and_are_marked_for_everybody_else()
    {
        var web = await _application.UntilHealthyAsync("web");

        (await Http.GetStringAsync($"{web.Snapshot.Urls[0].Url}/environment/PASSWORD", RunningApplication.Cancellation)).ShouldBe("s3cret");
        (await Http.GetStringAsync($"{web.Snapshot.Urls[0].Url}/arguments", RunningApplication.Cancellation)).ShouldBe("--given s3cret");
        web.Snapshot.EnvironmentVariables.Where(variable => variable.IsSecret).Select(variable => variable.Name).ShouldBe(["PASSWORD"]);
        web.Snapshot.Properties.Where(property => property.IsSensitive).Select(property => property.Name)
            .ShouldBe([KnownProperties.ExecutableArgs, KnownProperties.AppArgs], ignoreOrder: true);
        (await _application.LogAsync("web")).ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task References_hold_the_address_of_the_proxy_in_environment_and_arguments()
    {
        var web = await _application.UntilHealthyAsync("web");

        await _application.UntilLoggedAsync("consumer", $"url={web.Snapshot.Urls[0].Url} arg={web.Snapshot.Urls[0].Url}");
    }

    [Fact]
    public async Task A_resource_starts_after_what_it_waits_for()
    {
        var web = await _application.UntilHealthyAsync("web");
        var consumer = await _application.UntilAsync("consumer", KnownResourceStates.Finished);
        var first = await _application.UntilAsync("first", KnownResourceStates.Finished);
        var second = await _application.UntilAsync("second", KnownResourceStates.Running);

        consumer.Snapshot.StartTimeStamp.ShouldNotBeNull().ShouldBeGreaterThan(web.Snapshot.StartTimeStamp.ShouldNotBeNull());
        second.Snapshot.StartTimeStamp.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(first.Snapshot.StopTimeStamp.ShouldNotBeNull());
    }

    [Fact]
    public async Task An_endpoint_without_proxy_has_the_program_itself_behind_its_port()
    {
        var proxyless = await _application.UntilHealthyAsync("proxyless");

        var port = new Uri(proxyless.Snapshot.Urls.ShouldHaveSingleItem().Url).Port;
        proxyless.Snapshot.EnvironmentVariables.Single(variable => variable.Name == "ASPNETCORE_URLS").Value.ShouldBe($"http://localhost:{port}");
        await Wait.UntilAsync("the program answers", async () =>
        {
            try
            {
                return await Http.GetStringAsync($"http://localhost:{port}/", RunningApplication.Cancellation) == "hello from the project";
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task A_crashed_program_is_seen_and_started_again_and_its_log_goes_on()
    {
        using var following = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var lines = new List<string>();
        var follower = FollowAsync("crasher", line => line.Contains("born", StringComparison.Ordinal), 2, lines, following.Token);
        var running = await _application.UntilAsync("crasher", KnownResourceStates.Running);
        var process = running.Snapshot.Properties.Single(property => property.Name == KnownProperties.ExecutablePid).Value.ShouldBeOfType<int>();

        (await Cli.RunAsync("sh", ["-c", $"kill -9 {process}"])).Succeeded();
        var crashed = await _application.UntilAsync("crasher", KnownResourceStates.Finished);
        (await _application.CommandAsync("crasher", "start")).Success.ShouldBeTrue();
        var again = await _application.UntilAsync("crasher", KnownResourceStates.Running);

        crashed.Snapshot.ExitCode.ShouldNotBe(0);
        again.ResourceId.ShouldBe(running.ResourceId);
        again.Snapshot.ExitCode.ShouldBeNull();
        again.Snapshot.StopTimeStamp.ShouldBeNull();
        await follower;
        lines.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_started_on_command_is_started_stopped_and_restarted()
    {
        await _application.UntilAsync("counter", KnownResourceStates.NotStarted);

        (await _application.CommandAsync("counter", "start")).Success.ShouldBeTrue();
        await _application.UntilAsync("counter", KnownResourceStates.Running);
        (await _application.CommandAsync("counter", "stop")).Success.ShouldBeTrue();
        await _application.UntilAsync("counter", KnownResourceStates.Finished);
        (await _application.CommandAsync("counter", "start")).Success.ShouldBeTrue();
        (await _application.CommandAsync("counter", "restart")).Success.ShouldBeTrue();
        await _application.UntilAsync("counter", KnownResourceStates.Running);
        (await _application.CommandAsync("counter", "stop")).Success.ShouldBeTrue();

        (await _application.UntilLoggedAsync("counter", "3")).ShouldContain("2");
    }

    [Fact]
    public async Task A_program_that_does_not_exist_fails_to_start_and_says_so()
    {
        await _application.UntilAsync("no-program", KnownResourceStates.FailedToStart);

        await _application.UntilLoggedAsync("no-program", "/does/not/exist: no such file or directory");
    }

    [Fact]
    public async Task A_missing_working_folder_is_named()
    {
        await _application.UntilAsync("no-folder", KnownResourceStates.FailedToStart);

        await _application.UntilLoggedAsync("no-folder", "/missing' does not exist");
    }

    [Fact]
    public async Task Without_container_runtime_every_container_says_why_it_cannot_start_and_the_rest_runs()
    {
        await _application.UntilAsync("box", KnownResourceStates.RuntimeUnhealthy);
        await _application.UntilAsync("explicit-box", KnownResourceStates.RuntimeUnhealthy);

        await _application.UntilLoggedAsync("box", "The container runtime 'docker' does not answer. Start it");
        await _application.UntilLoggedAsync("explicit-box", "The container runtime 'docker' does not answer. Start it");
        await _application.UntilAsync("sleeper", KnownResourceStates.Running);
    }

    private async Task FollowAsync(string resource, Predicate<string> isWanted, int count, List<string> lines, CancellationToken cancellationToken)
    {
        await foreach (var batch in _application.Logs.WatchAsync(_application.ResourceNamed(resource)).WithCancellation(cancellationToken))
        {
            lines.AddRange(batch.Select(line => line.Content).Where(line => isWanted(line)));
            if (lines.Count >= count)
                return;
        }
    }
}
