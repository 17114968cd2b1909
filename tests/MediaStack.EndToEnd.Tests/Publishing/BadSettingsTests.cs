using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Settings that cannot become a release: every finding at once, a non-zero exit, and what was there stays.</summary>
public sealed class BadSettingsTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("""{ "schemaVersion": 1, "services": ["prometheus", "sonar"], "values": {} }""", "sonar")]
    [InlineData("""{ "schemaVersion": 1, "services": ["prometheus"], "values": { "prometheus.retenton": "30d" } }""", "prometheus.retenton")]
    [InlineData("""{ "schemaVersion": 1, "services": ["prometheus"], "values": { "prometheus.retention": "soon" } }""", "prometheus.retention")]
    [InlineData("""{ "schemaVersion": 99, "services": ["prometheus"], "values": {} }""", "schemaVersion")]
    [InlineData("""{ "schemaVersion": 1, "services": ["redis", "authelia"], "values": { "domain": "example.org", "authelia.email": "a@example.org" } }""", "authelia.password")]
    [InlineData("{ \"schemaVersion\": 1,\n  \"services\": [\"prometheus\",\n  \"values\": {} }", "line 3")]
    [InlineData("", "stack.json")]
    public async Task A_wrong_settings_file_is_refused_and_named_and_the_old_release_stays(string text, string named)
    {
        var good = Settings.WriteEstate(scratch, "good");
        var before = await Publisher.ReleaseAsync(scratch.At("out"), good);

        var result = await Publisher.PublishAsync(scratch.At("out"), Settings.WriteText(scratch, text));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(named, Case.Sensitive);
        result.Error.ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
        FolderState.Of(scratch.At("out")).ShouldBe(before);
    }

    [Fact]
    public async Task All_findings_are_reported_at_once()
    {
        var settings = Settings.WriteText(scratch, """
            {
              "schemaVersion": 1,
              "services": ["authelia", "sonar"],
              "values": { "time-zone": "Mars/Phobos", "domain": "no domain", "prometheus.retenton": "30d" }
            }
            """);

        var result = await Publisher.PublishAsync(scratch.At("out"), settings);

        result.ExitCode.ShouldBe(1);
        foreach (var named in new[] { "sonar", "time-zone", "domain", "prometheus.retenton", "authelia.email", "authelia.password" })
            result.Error.ShouldContain(named, Case.Sensitive);
        Directory.Exists(scratch.At("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_settings_file_that_does_not_exist_is_named()
    {
        var result = await Publisher.PublishAsync(scratch.At("out"), scratch.At("nowhere.json"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(scratch.At("nowhere.json"));
        Directory.GetFileSystemEntries(scratch.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_settings_file_the_default_estate_is_published_with_a_note()
    {
        var state = scratch.At("state");

        var result = await Publisher.PublishAsync(scratch.At("out"), settings: null, new Dictionary<string, string?> { ["MEDIASTACK_HOME"] = state });

        result.Succeeded();
        result.Output.ShouldContain(state);
        result.Output.ShouldContain("Authelia");
        File.Exists(scratch.At("out", "docker-compose.yaml")).ShouldBeTrue();
    }
}
