using MediaStack.Tests;
using Xunit.Sdk;

namespace MediaStack.EndToEnd.Tests.Helpers;

public sealed class SnapshotTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private string TestFile => scratch.At("SomeTests.cs");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_same_text_passes_and_takes_away_what_an_earlier_run_received()
    {
        scratch.Write("Snapshots/SomeTests.It_works.yaml", "a\nb\n");
        var received = scratch.Write("Snapshots/SomeTests.It_works.received.yaml", "old");

        Snapshot.Match("a\nb\n", "yaml", TestFile, "It_works");

        File.Exists(received).ShouldBeFalse();
    }

    [Fact]
    public void Another_text_fails_with_the_changed_lines_and_is_kept_beside_the_expected_one()
    {
        scratch.Write("Snapshots/SomeTests.It_works.yaml", "1\n2\n3\n4\n5\nkey: old\n7\n");

        var failure = Should.Throw<FailException>(() => Snapshot.Match("1\n2\n3\n4\n5\nkey: new\n7\n", "yaml", TestFile, "It_works"));

        failure.Message.ReplaceLineEndings("\n").ShouldContain("…\n  3\n  4\n  5\n- key: old\n+ key: new\n  7\n", Case.Sensitive);
        File.ReadAllText(scratch.At("Snapshots", "SomeTests.It_works.received.yaml")).ShouldContain("key: new");
        File.ReadAllText(scratch.At("Snapshots", "SomeTests.It_works.yaml")).ShouldContain("key: old");
    }

    [Fact]
    public void A_text_without_a_snapshot_fails_and_is_kept()
    {
        Should.Throw<FailException>(() => Snapshot.Match("new", "txt", TestFile, "It_works")).Message.ShouldContain("does not exist yet");

        File.ReadAllText(scratch.At("Snapshots", "SomeTests.It_works.received.txt")).ShouldBe("new");
    }

    [Fact]
    public void A_folder_names_every_file_that_is_missing_new_or_different()
    {
        scratch.Write("Snapshots/SomeTests.It_works/same", "1");
        scratch.Write("Snapshots/SomeTests.It_works/missing", "2");
        scratch.Write("Snapshots/SomeTests.It_works/deep/different", "3");
        scratch.Write("actual/same", "1");
        scratch.Write("actual/new", "2");
        scratch.Write("actual/deep/different", "4");

        var failure = Should.Throw<FailException>(() => Snapshot.MatchFolder(scratch.At("actual"), TestFile, "It_works"));

        failure.Message.ShouldContain("missing is expected and was not written");
        failure.Message.ShouldContain("new does not exist yet");
        failure.Message.ShouldContain("different differs");
        failure.Message.ShouldNotContain("same");
    }

    [Fact]
    public void An_equal_folder_passes()
    {
        scratch.Write("Snapshots/SomeTests.It_works/deep/same", "1");
        scratch.Write("actual/deep/same", "1");

        Snapshot.MatchFolder(scratch.At("actual"), TestFile, "It_works");
    }
}
