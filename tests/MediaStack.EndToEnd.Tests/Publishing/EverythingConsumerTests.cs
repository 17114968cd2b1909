using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Files of the release with every service, read by their programs or checked against the programs' schemas.</summary>
public sealed class EverythingConsumerTests : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();

    public async ValueTask InitializeAsync() => await Publisher.ReleaseAsync(scratch.At("out"),
        Settings.WriteSample(scratch, "everything", new Dictionary<string, string> { ["data-folder"] = scratch.At("data") }));

    public ValueTask DisposeAsync()
    {
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Compose_reads_the_release_and_has_nothing_to_warn_of()
    {
        var result = await ComposeConfigAsync(new Dictionary<string, string?>());

        result.Succeeded().Error.ShouldBeEmpty();
        result.Output.ShouldContain("PLEX_CLAIM: \"\"");
    }

    [Fact]
    public async Task What_is_asked_at_the_first_start_comes_from_the_environment_of_the_caller()
    {
        var result = await ComposeConfigAsync(new Dictionary<string, string?> { ["PLEX_CLAIM"] = "claim-Abc_123" });

        result.Succeeded().Output.ShouldContain("PLEX_CLAIM: claim-Abc_123");
    }

    [Theory]
    [InlineData("docker-compose.yaml", "compose-spec/compose-spec.json")]
    [InlineData("config/recyclarr/recyclarr.yml", "recyclarr/schemas/config-schema.json")]
    [InlineData("config/prometheus/alerts.yml", "prometheus/prometheus.rules.schema.json")]
    [InlineData("config/alertmanager/alertmanager.yml", "prometheus/alertmanager.schema.json")]
    [InlineData("config/grafana/estate.json", "grafana/grafana-dashboard-5.x.schema.json")]
    [InlineData("config/grafana/library.json", "grafana/grafana-dashboard-5.x.schema.json")]
    public async Task Generated_files_follow_the_schemas_of_their_programs(string file, string schema) =>
        (await CheckAsync(Requires.SharedData(schema), scratch.At("out", file))).Succeeded();

    [Fact]
    public async Task Promtool_accepts_every_alert() =>
        (await Cli.RunAsync(Requires.Tool("promtool"), ["check", "rules", "--lint-fatal", scratch.At("out", "config", "prometheus", "alerts.yml")])).Succeeded();

    [Theory]
    [InlineData("ntfy")]
    [InlineData("apprise")]
    [InlineData("none")]
    public async Task Amtool_accepts_the_way_of_alerts_to_the_owner(string channel)
    {
        var settings = scratch.At("stack.json");
        Settings.Change(settings, "notifications.channel", channel);
        await Publisher.ReleaseAsync(scratch.At("out"), settings);

        var result = await Cli.RunAsync(Requires.Tool("amtool"), ["check-config", scratch.At("out", "config", "alertmanager", "alertmanager.yml")]);

        result.Succeeded().Output.ShouldContain("1 receivers");
    }

    [Fact]
    public async Task The_blackbox_exporter_accepts_its_modules() =>
        (await Cli.RunAsync(Requires.Tool("prometheus-blackbox-exporter"),
            ["--config.check", $"--config.file={scratch.At("out", "secrets", "blackbox-exporter", "blackbox.yml")}"])).Succeeded();

    [Fact]
    public async Task The_check_of_a_schema_follows_its_references_to_other_files()
    {
        var text = await File.ReadAllTextAsync(scratch.At("out", "config", "recyclarr", "recyclarr.yml"), TestContext.Current.CancellationToken);
        var wrong = scratch.Write("recyclarr.yml", text.Replace("trash_id", "trash_ids", StringComparison.Ordinal));

        var result = await CheckAsync(Requires.SharedData("recyclarr/schemas/config-schema.json"), wrong);

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("'trash_ids' was unexpected");
    }

    // The system's own Python is the one that sees the system's packages.
    private static Task<CliResult> CheckAsync(string schema, string file) =>
        Cli.RunAsync(Requires.File("/usr/bin/python3", "install python3 with python3-jsonschema and python3-yaml"),
            [Repository.At("tests", "MediaStack.EndToEnd.Tests", "Publishing", "check_schema.py"), schema, file]);

    private Task<CliResult> ComposeConfigAsync(Dictionary<string, string?> environment) =>
        Cli.RunAsync(Requires.Tool("docker-compose"), ["config"], new CliOptions { Folder = scratch.At("out"), Environment = environment });
}
