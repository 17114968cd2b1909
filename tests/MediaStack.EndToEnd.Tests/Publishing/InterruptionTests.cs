using System.Diagnostics;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Whatever happens to a publish, the release is the old one or the new one, whole.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Kills = 50;

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Killing_a_publish_at_any_moment_leaves_the_old_or_the_new_release_whole()
    {
        var oldSettings = Settings.WriteEstate(scratch, "old", new Dictionary<string, string> { ["prometheus.retention"] = "30d" });
        await Publisher.ReleaseAsync(scratch.At("first"), oldSettings);
        var newSettings = Settings.WriteEstate(scratch, "new", new Dictionary<string, string> { ["prometheus.retention"] = "60d" }, Settings.SecretsOf(oldSettings));
        var clock = Stopwatch.StartNew();
        var whole = new Dictionary<string, FolderState>
        {
            [oldSettings] = await Publisher.ReleaseAsync(scratch.At("old-release"), oldSettings),
            [newSettings] = await Publisher.ReleaseAsync(scratch.At("new-release"), newSettings),
        };
        var milliseconds = (int)clock.ElapsedMilliseconds / 2;
        var output = scratch.At("live", "out");
        await Publisher.ReleaseAsync(output, oldSettings);
        var random = new Random(20_26);

        for (var kill = 0; kill < Kills; kill++)
        {
            var before = FolderState.Of(output);
            var next = before == whole[oldSettings] ? newSettings : oldSettings;
            await using (var publish = Cli.Start("dotnet", Publisher.Arguments(output, next), new CliOptions { Folder = scratch.Root }))
            {
                // Over the whole run of a publish, and twice as often over its second half, where it writes.
                await Task.Delay(kill % 3 == 0 ? random.Next(milliseconds) : random.Next(milliseconds / 2, milliseconds), TestContext.Current.CancellationToken);
                publish.Kill();
                await publish.EndAsync();
            }

            FolderState.Of(output).ShouldBeOneOf(before, whole[next]);
        }

        (await Publisher.ReleaseAsync(output, newSettings)).ShouldBe(whole[newSettings]);
        Directory.GetFileSystemEntries(scratch.At("live")).ShouldBe([output]);
    }

    [Fact]
    public async Task Two_publishes_at_once_leave_one_whole_release()
    {
        var settings = Settings.WriteEstate(scratch);
        var expected = await Publisher.ReleaseAsync(scratch.At("first"), settings);
        var output = scratch.At("live", "out");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Publisher.PublishAsync(output, settings)));

        results.ShouldContain(result => result.ExitCode == 0);
        FolderState.Of(output).ShouldBe(expected);
        Directory.GetFileSystemEntries(scratch.At("live")).ShouldBe([output]);
    }
}
