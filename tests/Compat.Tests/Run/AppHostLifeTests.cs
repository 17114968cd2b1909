using System.Globalization;
using MediaStack.Tests;

namespace Compat.Tests.Run;

/// <summary>How an app host ends, and that nothing of it is left.</summary>
public class AppHostLifeTests
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Ctrl_C_ends_aspire_run_and_the_app_host()
    {
        using var commands = new AppHostCommands();
        await using var run = commands.Start("run", "--apphost", AppHostCommands.Project, "--no-build");
        await Wait.UntilAsync("aspire run prints the login URL", () => Task.FromResult(run.OutputSoFar.Contains("/login?t=", StringComparison.Ordinal)), TimeSpan.FromMinutes(1));
        var process = AppHostCommands.ProcessOf(commands.Sockets.ShouldHaveSingleItem());

        await Cli.RunAsync("kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await run.EndAsync();

        AppHostCommands.IsAlive(process).ShouldBeFalse();
        commands.Sockets.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_app_host_whose_command_line_is_killed_ends_by_itself()
    {
        using var commands = new AppHostCommands();
        await using var run = commands.Start("run", "--apphost", AppHostCommands.Project, "--no-build");
        await Wait.UntilAsync("The app host can be found", () => Task.FromResult(commands.Sockets.Length == 1), TimeSpan.FromMinutes(1));
        var process = AppHostCommands.ProcessOf(commands.Sockets[0]);

        run.Kill();

        await Wait.UntilAsync("The app host has ended", () => Task.FromResult(!AppHostCommands.IsAlive(process)), OrphanLimit);
        commands.Sockets.ShouldBeEmpty();
    }

    [Fact]
    public async Task Started_without_the_command_line_it_tells_the_login_url_and_clears_what_a_killed_one_left()
    {
        using var commands = new AppHostCommands();
        await using (var killed = commands.StartDirectly())
        {
            await UntilItTellsAsync(killed, "Login to the dashboard at ");
            killed.OutputSoFar.ShouldContain("Now listening on: ");
            killed.Kill();
        }

        var left = commands.Sockets.ShouldHaveSingleItem();
        await using var second = commands.StartDirectly();
        await UntilItTellsAsync(second, "Login to the dashboard at ");

        commands.Sockets.ShouldHaveSingleItem().ShouldNotBe(left);
        await Cli.RunAsync("kill", ["-TERM", second.Id.ToString(CultureInfo.InvariantCulture)]);
        (await second.EndAsync()).ExitCode.ShouldBe(0);
        commands.Sockets.ShouldBeEmpty();
    }

    private static Task UntilItTellsAsync(Cli appHost, string text) =>
        Wait.UntilAsync($"The app host prints '{text}'", () => Task.FromResult(appHost.OutputSoFar.Contains(text, StringComparison.Ordinal)), TimeSpan.FromMinutes(1));
}
