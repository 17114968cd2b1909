using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>A command line that cannot be followed ends with one readable line and a non-zero exit.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("--operation", "nope", "'nope' is no operation")]
    [InlineData("--operation", "run", "can publish only")]
    public async Task A_wrong_operation_is_named(string option, string value, string said)
    {
        var result = await RunAsync(option, value);

        result.ExitCode.ShouldBe(1);
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain(said);
    }

    [Theory]
    [InlineData("--step", "nope", "There is no step 'nope'")]
    [InlineData("--log-level", "loud", "--log-level")]
    public async Task A_wrong_option_of_publish_is_named_and_nothing_is_written(string option, string value, string said)
    {
        var result = await RunAsync("--operation", "publish", "--output-path", scratch.At("out"), option, value);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(said);
        result.Error.ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
        Directory.GetFileSystemEntries(scratch.Root).ShouldBeEmpty();
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        Cli.RunAsync(
            "dotnet",
            [Path.Combine(Publisher.BuildFolder, "MediaStack.AppHost.dll"), .. arguments],
            new CliOptions { Folder = Path.GetTempPath(), Environment = new Dictionary<string, string?> { ["MEDIASTACK_HOME"] = scratch.At("state") } });
}
