using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Publishing;

public sealed class SampleReleaseTests
{
    [Theory]
    [InlineData("home")]
    [InlineData("typical")]
    [InlineData("everything")]
    public async Task Sample_gives_the_release_that_is_kept_beside_this_test(string sample)
    {
        using var folder = new ScratchFolder();

        var result = await Cli.RunAsync("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "MediaStack.AppHost.dll"),
            "--operation", "publish",
            "--step", "publish",
            "--output-path", folder.At("out"),
            "--settings", Path.Combine(Repository.Root, "samples", $"{sample}.json"),
        ]);

        result.ExitCode.ShouldBe(0, result.ToString());
        Snapshot.MatchFolder(folder.At("out"), test: sample);
    }
}
