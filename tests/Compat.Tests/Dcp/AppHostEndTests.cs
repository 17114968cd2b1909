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
    public async Task Nothing_is_left_twenty_seconds_after_the_app_host_was_killed()
    {
        using var scratch = new ScratchFolder();
        await using var host = await AppHostProcess.StartAsync("processes", scratch);
        await host.UntilAsync("state sleeper Running");

        await host.KillAsync();

        await Leftovers.NoneAsync(scratch, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Ten_rounds_leave_no_process_and_no_file()
    {
        for (var round = 0; round < 10; round++)
        {
            using var scratch = new ScratchFolder();
            await using var host = await AppHostProcess.StartAsync("process", scratch);
            await host.UntilAsync("state sleeper Running");
            await host.StopAsync();
            await Leftovers.NoneAsync(scratch, TimeSpan.FromSeconds(10));
        }
    }
}
