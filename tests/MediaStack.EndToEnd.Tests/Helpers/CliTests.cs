using System.Globalization;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Helpers;

public sealed class CliTests
{
    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] arguments = ["two words", "$HOME", "'\"\\", "", "-n"];

        var result = await Cli.RunAsync("sh", ["-c", "for a; do printf '<%s>' \"$a\"; done", "sh", .. arguments]);

        result.Output.ShouldBe(string.Concat(arguments.Select(argument => $"<{argument}>")));
    }

    [Fact]
    public async Task The_callers_environment_and_home_do_not_reach_a_program()
    {
        Environment.SetEnvironmentVariable("MEDIASTACK_TEST_LEAK", "leaked");

        var result = await Cli.RunAsync("env", [], new CliOptions { Environment = new Dictionary<string, string?> { ["GIVEN"] = "yes" } });

        result.Output.ShouldNotContain("MEDIASTACK_TEST_LEAK");
        result.Output.ShouldContain("GIVEN=yes");
        result.Output.ShouldNotContain($"HOME={Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}\n");
    }

    [Fact]
    public async Task A_program_that_takes_too_long_is_killed_with_its_children()
    {
        using var scratch = new ScratchFolder();
        var started = scratch.At("child");

        await Should.ThrowAsync<TimeoutException>(() => Cli.RunAsync("sh", ["-c", $"sleep 600 & echo $! > {started}; wait"], new CliOptions { Timeout = TimeSpan.FromSeconds(1) }));

        var child = int.Parse(await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        await Wait.UntilAsync("The child is gone", () => Task.FromResult(!IsAlive(child)));
    }

    private static bool IsAlive(int process)
    {
        var state = $"/proc/{process}/stat";
        // A killed process that nobody has waited for yet stays in the list as a zombie.
        return File.Exists(state) && !File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }
}
