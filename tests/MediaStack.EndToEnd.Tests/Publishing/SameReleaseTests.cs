using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>The same settings give the same bytes, whoever asks and from wherever.</summary>
public sealed class SameReleaseTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string settings;

    public SameReleaseTests() => settings = Settings.WriteEstate(scratch);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Publishing_again_changes_nothing()
    {
        var first = await Publisher.ReleaseAsync(scratch.At("out"), settings);

        var second = await Publisher.ReleaseAsync(scratch.At("out"), settings);
        var elsewhere = await Publisher.ReleaseAsync(scratch.At("deep", "er", "out"), settings);

        first.Listing.ShouldContain("docker-compose.yaml");
        second.ShouldBe(first);
        elsewhere.ShouldBe(first);
    }

    [Fact]
    public async Task A_copy_of_the_build_folder_publishes_the_same_release()
    {
        var expected = await Publisher.ReleaseAsync(scratch.At("out"), settings);
        (await Cli.RunAsync("cp", ["-R", Publisher.BuildFolder, scratch.At("product")])).Succeeded();

        (await Cli.RunAsync("dotnet", Publisher.Arguments(scratch.At("copy"), settings, scratch.At("product")), new CliOptions { Folder = scratch.Root })).Succeeded();

        FolderState.Of(scratch.At("copy")).ShouldBe(expected);
    }

    [Fact]
    public async Task The_run_script_publishes_the_same_release_to_a_path_from_where_the_caller_is()
    {
        var expected = await Publisher.ReleaseAsync(scratch.At("out"), settings);
        Directory.CreateDirectory(scratch.At("caller"));

        (await Cli.RunAsync(Repository.At("run.sh"), ["publish", "-o", "release", "--settings", "../stack.json"], new CliOptions { Folder = scratch.At("caller") })).Succeeded();

        FolderState.Of(scratch.At("caller", "release")).ShouldBe(expected);
    }

    [Fact]
    public async Task The_run_script_hands_on_the_exit_code_of_a_failed_publish()
    {
        var result = await Cli.RunAsync(Repository.At("run.sh"), ["publish", "-o", scratch.At("out"), "--settings", scratch.At("missing.json")]);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(scratch.At("missing.json"));
        Directory.Exists(scratch.At("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_Aspire_command_line_publishes_the_same_release()
    {
        var expected = await Publisher.ReleaseAsync(scratch.At("out"), settings);

        var result = await Cli.RunAsync(AspireCommand.Path(),
            ["publish", "--non-interactive", "--no-build", "--apphost", AspireCommand.Project, "--output-path", scratch.At("aspire"), "--", "--settings", settings],
            new CliOptions { Folder = scratch.Root });

        result.Succeeded();
        FolderState.Of(scratch.At("aspire")).ShouldBe(expected);
    }

    [Fact]
    public async Task The_callers_time_zone_and_variables_change_nothing()
    {
        var expected = await Publisher.ReleaseAsync(scratch.At("out"), settings);

        var actual = await Publisher.ReleaseAsync(scratch.At("other"), settings, new Dictionary<string, string?>
        {
            ["TZ"] = "Asia/Kathmandu",
            ["LANG"] = "tr_TR.UTF-8",
            ["LC_ALL"] = "tr_TR.UTF-8",
            ["MS_TIME_ZONE"] = "Mars/Phobos",
            ["MS_REDIS_PASSWORD"] = "from the caller's shell",
            ["COMPOSE_PROJECT_NAME"] = "other",
            ["PUID"] = "4242",
        });

        actual.ShouldBe(expected);
    }

    [Fact]
    public async Task A_change_of_one_setting_changes_only_what_it_is_about()
    {
        var before = await Publisher.ReleaseAsync(scratch.At("out"), settings);
        var secrets = Settings.SecretsOf(settings);

        var changed = Settings.WriteEstate(scratch, "changed", new Dictionary<string, string> { ["prometheus.retention"] = "31d" }, secrets);
        var after = await Publisher.ReleaseAsync(scratch.At("out"), changed);

        var lines = after.Listing.Split('\n').Except(before.Listing.Split('\n')).Select(line => line.TrimStart().Split(' ')[1]);
        // The compose file carries a digest of each service's files, so that Compose recreates the one service; estate.json the settings' fingerprint.
        lines.ShouldBe(["config/prometheus/prometheus.yml", "docker-compose.yaml", "estate.json"], ignoreOrder: true);
    }
}
