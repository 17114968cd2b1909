using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>What must survive a publish into a folder that already holds a release.</summary>
public sealed class NothingLostTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("finish-release")]
    [InlineData("publish-mediastack")]
    public async Task A_single_step_of_publish_leaves_a_whole_release(string step)
    {
        var settings = Settings.WriteEstate(scratch, "good");
        var before = await Publisher.ReleaseAsync(scratch.At("out"), settings);

        // The last of two equal options counts.
        (await Cli.RunAsync("dotnet", [.. Publisher.Arguments(scratch.At("out"), settings), "--step", step])).Succeeded();

        FolderState.Of(scratch.At("out")).ShouldBe(before);
    }

    [Fact]
    public async Task A_folder_with_something_of_the_owners_in_it_is_refused_and_stays()
    {
        var settings = Settings.WriteEstate(scratch, "good");
        await Publisher.ReleaseAsync(scratch.At("out"), settings);
        scratch.Write("out/my-certificates/key.pem", "mine");
        var before = FolderState.Of(scratch.At("out"));

        var result = await Publisher.PublishAsync(scratch.At("out"), settings);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("my-certificates");
        FolderState.Of(scratch.At("out")).ShouldBe(before);
    }

    [Theory]
    [InlineData("docker-compose.override.yml")]
    [InlineData("compose.override.yaml")]
    public async Task An_override_that_is_a_link_stays_that_link(string name)
    {
        var settings = Settings.WriteEstate(scratch, "good");
        await Publisher.ReleaseAsync(scratch.At("out"), settings);
        File.CreateSymbolicLink(scratch.At("out", name), "/nowhere/override.yaml");

        (await Publisher.PublishAsync(scratch.At("out"), settings)).Succeeded();

        new FileInfo(scratch.At("out", name)).LinkTarget.ShouldBe("/nowhere/override.yaml");
    }
}
