using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Every generated file is read by the program that it is for, or checked against that program's schema.</summary>
public sealed class ConsumerTests : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private string settings = "";

    public async ValueTask InitializeAsync()
    {
        settings = Settings.WriteEstate(scratch);
        await Publisher.ReleaseAsync(scratch.At("out"), settings);
    }

    public ValueTask DisposeAsync()
    {
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Compose_reads_the_release_and_has_nothing_to_warn_of()
    {
        var result = await ComposeConfigAsync();

        result.Succeeded();
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_Compose_makes_of_the_release_does_not_depend_on_the_callers_variables()
    {
        var expected = await ComposeConfigAsync();

        var actual = await ComposeConfigAsync(new Dictionary<string, string?> { ["TZ"] = "Asia/Kathmandu", ["MS_TIME_ZONE"] = "Mars/Phobos", ["PUID"] = "4242" });

        actual.Succeeded().Output.Split('\n').Except(expected.Succeeded().Output.Split('\n')).ShouldBeEmpty();
    }

    [Fact]
    public async Task Promtool_accepts_the_configuration_of_Prometheus()
    {
        var promtool = Requires.Tool("promtool");
        // Debian's promtool is older than the pinned Prometheus and does not know the retention in the file.
        var older = await Cli.RunAsync("awk", ["-f", Repository.At("tests", "images", "prometheus", "without-retention.awk"),
            scratch.At("out", "config", "prometheus", "prometheus.yml")]);
        var file = scratch.Write("prometheus.yml", older.Succeeded().Output);
        // It reads the alerts that the configuration names, too.
        File.Copy(scratch.At("out", "config", "prometheus", "alerts.yml"), scratch.At("alerts.yml"));

        (await Cli.RunAsync(promtool, ["check", "config", "--lint-fatal", file])).Succeeded();
    }

    [Fact]
    public async Task Redis_starts_with_its_configuration_and_asks_for_the_password()
    {
        Requires.Tools("redis-server", "redis-cli");
        var socket = scratch.At("redis.sock");
        var folder = scratch.At("out", "config", "redis");
        // Paths of the container do not exist here; everything else is read as it was written.
        var configuration = (await File.ReadAllTextAsync(Path.Combine(folder, "redis.conf"), TestContext.Current.CancellationToken))
            .Replace("/usr/local/etc/redis", folder, StringComparison.Ordinal)
            .Replace("dir /data", $"dir {scratch.Root}", StringComparison.Ordinal);
        await using var server = Cli.Start("redis-server", [scratch.Write("redis.conf", configuration), "--port", "0", "--unixsocket", socket]);

        await Wait.UntilAsync("Redis listens", () => Task.FromResult(File.Exists(socket) || server.HasExited));
        var stranger = await Cli.RunAsync("redis-cli", ["-s", socket, "ping"]);
        var reader = await Cli.RunAsync("redis-cli", ["-s", socket, "ping"],
            new CliOptions { Environment = new Dictionary<string, string?> { ["REDISCLI_AUTH"] = Settings.SecretsOf(settings)["redis.password"] } });

        stranger.Output.ShouldContain("NOAUTH");
        reader.Output.Trim().ShouldBe("PONG");
    }

    [Theory]
    [InlineData("docker-compose.yaml", "compose-spec/compose-spec.json")]
    [InlineData("config/authelia/configuration.yml", "authelia/v4.39/configuration.json")]
    [InlineData("secrets/authelia/authelia-users.yml", "authelia/v4.39/user-database.json")]
    public async Task Generated_files_follow_the_schemas_of_their_programs(string file, string schema)
    {
        var schemaPath = Requires.SharedData(schema);

        // The system's own Python is the one that sees the system's packages.
        var result = await Cli.RunAsync(Requires.File("/usr/bin/python3", "install python3 with python3-jsonschema and python3-yaml"),
            [Repository.At("tests", "MediaStack.EndToEnd.Tests", "Publishing", "check_schema.py"), schemaPath, scratch.At("out", file)]);

        result.Succeeded();
    }

    private Task<CliResult> ComposeConfigAsync(IReadOnlyDictionary<string, string?>? environment = null) =>
        Cli.RunAsync(Requires.Tool("docker-compose"), ["config"],
            new CliOptions { Folder = scratch.At("out"), Environment = environment ?? new Dictionary<string, string?>() });
}
