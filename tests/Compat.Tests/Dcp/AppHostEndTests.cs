using System.Diagnostics;
using MediaStack.Tests;

namespace Compat.Tests.Dcp;

public sealed class AppHostEndTests
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_the_app_host_quickly_and_everything_soon_after(string signal)
    {
        using var scratch = new ScratchFolder();
        await using var host = await AppHostProcess.StartAsync("processes", scratch);
        await host.UntilAsync("state sleeper Running");
        await host.UntilAsync("state children Running");
        Leftovers.Of(scratch).Count.ShouldBeGreaterThan(4);

        var watch = Stopwatch.StartNew();
        var end = await host.StopAsync(signal);

        watch.Elapsed.ShouldBeLessThan(StopLimit);
        end.ExitCode.ShouldBe(0, end.ToString());
        await Leftovers.NoneAsync(scratch, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task When_the_orchestrator_is_killed_the_app_host_ends_and_nothing_is_left()
    {
        using var scratch = new ScratchFolder();
        await using var host = await AppHostProcess.StartAsync("processes", scratch);
        await host.UntilAsync("state sleeper Running");
        var orchestrator = Leftovers.Of(scratch).Single(process => process.Contains("/dcp start-apiserver ", StringComparison.Ordinal));

        (await Cli.RunAsync("sh", ["-c", $"kill -9 {orchestrator.Split(' ')[0]}"])).Succeeded();

        (await host.EndAsync()).Everything.ShouldContain("The orchestrator has ended");
        await Leftovers.NoneAsync(scratch, TimeSpan.FromSeconds(20));
    }
}
