using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>A command line that cannot be followed ends with one readable line and a non-zero exit.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    // The words are Aspire's, and differ between its versions.
    [Fact]
    public async Task A_wrong_operation_is_refused_in_one_line()
    {
        var result = await RunAsync("--operation", "nope");

        result.ExitCode.ShouldBe(1);
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("operation");
    }

    [Fact]
    public async Task A_step_that_does_not_exist_is_named_and_nothing_is_written()
    {
        var result = await RunAsync("--operation", "publish", "--output-path", scratch.At("out"), "--step", "nope");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("'nope'");
        result.Error.ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
        // The generated secrets of the default estate are kept; of the release there is nothing.
        Directory.GetFileSystemEntries(scratch.Root).ShouldBe([scratch.At("state")]);
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        Cli.RunAsync(
            "dotnet",
            [Path.Combine(Publisher.BuildFolder, "MediaStack.AppHost.dll"), .. arguments],
            new CliOptions { Folder = Path.GetTempPath(), Environment = new Dictionary<string, string?> { ["MEDIASTACK_HOME"] = scratch.At("state") } });
}
