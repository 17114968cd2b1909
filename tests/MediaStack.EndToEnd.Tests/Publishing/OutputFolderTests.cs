using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Places that a release cannot or must not go to, and what it leaves alone where it goes.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string settings;

    public OutputFolderTests() => settings = Settings.WriteEstate(scratch);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused_and_left_as_it_is()
    {
        scratch.Write("out/photos/family.jpg", "not ours");
        scratch.Write("out/docker-compose.yaml", "services: {}");
        var before = FolderState.Of(scratch.At("out"));

        var result = await Publisher.PublishAsync(scratch.At("out"), settings);

        Refused(result, scratch.At("out"));
        FolderState.Of(scratch.At("out")).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        var file = scratch.Write("out", "a file");

        Refused(await Publisher.PublishAsync(file, settings), file);

        File.ReadAllText(file).ShouldBe("a file");
    }

    [Theory]
    [InlineData("not-mine", "0755", "not-mine/out")]
    [InlineData("locked/out", "0700", "locked/out")]
    public async Task A_folder_of_another_account_is_refused_with_its_path(string foreign, string mode, string output)
    {
        Requires.Root();
        const string Account = "4242:4242";
        (await Cli.RunAsync("chown", ["-R", Account, scratch.Root])).Succeeded();
        scratch.Write(Path.Combine(foreign, "file"), "not ours");
        (await Cli.RunAsync("chmod", [mode, scratch.At(foreign)])).Succeeded();
        var before = FolderState.Of(scratch.At(foreign));

        Refused(await Publisher.PublishAsAsync(Account, scratch.At(output), settings), scratch.At(output));

        FolderState.Of(scratch.At(foreign)).ShouldBe(before);
    }

    [Fact]
    public async Task The_owners_override_file_survives_untouched()
    {
        await Publisher.ReleaseAsync(scratch.At("out"), settings);
        var own = scratch.Write("out/docker-compose.override.yaml", "services:\n  redis:\n    cpus: 1\n");
        File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var before = FolderState.Of(scratch.At("out"));

        var after = await Publisher.ReleaseAsync(scratch.At("out"), settings);

        after.ShouldBe(before);
    }

    [Fact]
    public async Task A_read_only_place_is_refused_with_its_path()
    {
        var place = scratch.At("mounted");

        var result = await PublishOnTmpfsAsync(place, "ro");

        Refused(result, Path.Combine(place, "out"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(24)]
    [InlineData(48)]
    public async Task A_full_disk_leaves_nothing_half_written(int kibibytes)
    {
        var place = scratch.At("mounted");

        var result = await PublishOnTmpfsAsync(place, $"size={kibibytes}k");

        Refused(result, place);
        result.Output.ShouldContain("left behind: 0");
    }

    [Fact]
    public async Task A_full_disk_leaves_the_release_that_was_there()
    {
        var place = scratch.At("mounted");
        await Publisher.ReleaseAsync(scratch.At("out"), settings);

        // The former release fits, a second one beside it does not.
        var result = await PublishOnTmpfsAsync(place, "size=96k", $"cp -a '{scratch.At("out")}' '{place}/out' && find '{place}/out' -type f -exec sha256sum {{}} + | sort");

        Refused(result, place);
        var listings = result.Output.Split("left behind: 1");
        listings.Length.ShouldBe(2, result.ToString());
        listings[1].Trim().ShouldBe(listings[0].Trim());
    }

    /// <summary>Publishes to a small file system of its own, which only this process and its children see, and lists what is there afterwards.</summary>
    private async Task<CliResult> PublishOnTmpfsAsync(string place, string options, string before = "true")
    {
        Requires.Root();
        Directory.CreateDirectory(place);
        const string Script = """
            mount -t tmpfs -o "$2" tmpfs "$1" || exit 99
            place=$1; before=$3; shift 3
            eval "$before"
            "$@" >&2; code=$?
            echo "left behind: $(ls -A "$place" | wc -l)"
            find "$place" -type f -exec sha256sum {} + | sort
            exit $code
            """;
        return await Cli.RunAsync("unshare",
            ["--mount", "sh", "-c", Script, "sh", place, options, before, "dotnet", .. Publisher.Arguments(Path.Combine(place, "out"), settings)]);
    }

    private static void Refused(CliResult result, string named)
    {
        result.ExitCode.ShouldBe(1, result.ToString());
        result.Error.ShouldContain(named);
        result.Error.ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
    }
}
