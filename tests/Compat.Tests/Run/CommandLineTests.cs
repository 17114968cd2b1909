using MediaStack.Tests;

namespace Compat.Tests.Run;

/// <summary>The real command line against one running app host.</summary>
[Collection(RunningAppHostTests.Name)]
public class CommandLineTests(RunningAppHost host)
{
    private const string Project = "--apphost";

    private readonly AppHostCommands _commands = host.Commands;

    [Fact]
    public void Start_tells_where_the_dashboard_is() => host.StartOutput.ShouldContain(host.LoginUrl);

    [Fact]
    public async Task Ps_lists_the_app_host_with_its_dashboard()
    {
        var listed = (await _commands.ReadJsonAsync("ps")).AsArray().ShouldHaveSingleItem()!;

        listed["appHostPath"]!.GetValue<string>().ShouldBe(AppHostCommands.Project);
        listed["dashboardUrl"]!.GetValue<string>().ShouldBe(host.LoginUrl);
    }

    [Fact]
    public async Task Describe_shows_states_urls_health_relations_and_commands()
    {
        var web = (await _commands.DescribeAsync("web")).ShouldNotBeNull();

        web["state"]!.GetValue<string>().ShouldBe("Running");
        web["healthStatus"]!.GetValue<string>().ShouldBe("Healthy");
        web["urls"]!.AsArray().ShouldHaveSingleItem()!["displayName"]!.GetValue<string>().ShouldBe("Start page");
        web["commands"]!.AsObject().Select(command => command.Key).ShouldBe(["greet", "restart", "stop"], ignoreOrder: true);
        (await _commands.StateOfAsync("later")).ShouldBe("NotStarted");
        (await _commands.StateOfAsync("aspire-dashboard")).ShouldBeNull();
    }

    [Fact]
    public async Task Describe_masks_secrets()
    {
        var text = (await _commands.RunAsync("describe", Project, AppHostCommands.Project, "--format", "json", "--include-hidden")).Succeeded().Output;

        text.ShouldContain("GREETING");
        text.ShouldContain("API_KEY");
        text.ShouldContain("DASHBOARD__FRONTEND__BROWSERTOKEN");
        text.ShouldNotContain(AppHostCommands.Secret);
        text.ShouldNotContain("a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5");
    }

    [Fact]
    public async Task Logs_shows_what_a_program_printed()
    {
        var lines = (await _commands.RunAsync("logs", "talker", Project, AppHostCommands.Project)).Succeeded().Output;

        lines.ShouldContain("Round ");
        lines.ShouldContain("tick 1");
        lines.ShouldNotContain(AppHostCommands.Secret);
        // Another test may just have restarted it: its first lines are others.
        await Wait.UntilAsync("the last two lines are ticks", async () =>
            (await _commands.RunAsync("logs", "talker", Project, AppHostCommands.Project, "--tail", "2")).Succeeded().Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains("tick", StringComparison.Ordinal)) == 2);
    }

    [Fact]
    public async Task A_followed_log_survives_a_restart()
    {
        var before = Rounds((await _commands.RunAsync("logs", "talker", Project, AppHostCommands.Project)).Succeeded().Output);
        await using var follower = _commands.Start("logs", "talker", "--follow", Project, AppHostCommands.Project);
        await UntilAsync(before.Length);

        (await _commands.RunAsync("resource", "talker", "restart", Project, AppHostCommands.Project)).Succeeded();
        await UntilAsync(before.Length + 1);

        Rounds(follower.OutputSoFar)[..before.Length].ShouldBe(before);
        Rounds(follower.OutputSoFar).ShouldBeUnique();

        Task UntilAsync(int rounds) => Wait.UntilAsync($"The log shows round {rounds}", () => Task.FromResult(Rounds(follower.OutputSoFar).Length >= rounds));
    }

    [Fact]
    public async Task A_resource_is_stopped_waited_for_and_started_again()
    {
        (await _commands.RunAsync("resource", "talker", "stop", Project, AppHostCommands.Project)).Succeeded();
        (await _commands.RunAsync("wait", "talker", "--status", "down", Project, AppHostCommands.Project)).Succeeded();
        (await _commands.StateOfAsync("talker")).ShouldBeOneOf("Finished", "Exited");

        (await _commands.RunAsync("resource", "talker", "start", Project, AppHostCommands.Project)).Succeeded();
        (await _commands.RunAsync("wait", "talker", "--status", "up", Project, AppHostCommands.Project)).Succeeded();
        (await _commands.StateOfAsync("talker")).ShouldBe("Running");
    }

    [Fact]
    public async Task A_command_of_the_model_is_done_and_what_does_not_exist_is_refused()
    {
        (await _commands.RunAsync("resource", "web", "greet", Project, AppHostCommands.Project)).Succeeded();
        (await _commands.RunAsync("logs", "web", Project, AppHostCommands.Project)).Succeeded().Output.ShouldContain("Good morning");

        (await _commands.RunAsync("resource", "web", "sing", Project, AppHostCommands.Project)).ExitCode.ShouldNotBe(0);
        (await _commands.RunAsync("wait", "nobody", Project, AppHostCommands.Project)).ExitCode.ShouldNotBe(0);
        var late = await _commands.RunAsync("wait", "later", "--timeout", "1", Project, AppHostCommands.Project);
        late.ExitCode.ShouldNotBe(0);
    }

    /// <summary>The lines with which the talker began, each with the number of its process.</summary>
    private static string[] Rounds(string output) => [.. output.Split('\n').Where(line => line.Contains("Round ", StringComparison.Ordinal)
        && line.EndsWith(" begins", StringComparison.Ordinal))];
}
