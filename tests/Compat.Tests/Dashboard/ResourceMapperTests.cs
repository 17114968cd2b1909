using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Dashboard.ResourceService;
using Google.Protobuf;
using MediaStack.Tests;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Compat.Tests.Dashboard;

/// <summary>One resource that has everything, as the dashboard and as the command line are told of it.</summary>
public class ResourceMapperTests
{
    private const string Secret = "correct horse battery staple";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [Fact]
    public void The_dashboard_is_told_everything_but_secrets() =>
        Snapshot.Match(new JsonFormatter(JsonFormatter.Settings.Default.WithIndentation()).Format(ResourceMapper.Map(Everything())) + "\n", "json");

    [Fact]
    public void The_command_line_is_told_everything_but_secrets_and_what_does_not_answer() =>
        Snapshot.Match(JsonSerializer.Serialize(ResourceSnapshotJson.Of(Everything()), Indented) + "\n", "json");

    [Fact]
    public void Secrets_are_in_neither()
    {
        var known = Everything();

        ResourceMapper.Map(known).ToString().ShouldNotContain(Secret);
        JsonSerializer.Serialize(ResourceSnapshotJson.Of(known)).ShouldNotContain(Secret);
    }

    [Fact]
    public void A_resource_of_which_nothing_is_known_has_what_the_dashboard_cannot_do_without()
    {
        var mapped = ResourceMapper.Map(new ResourceEvent(
            new ContainerResource("bare"), "bare-abcdefgh", new CustomResourceSnapshot { ResourceType = "Container", Properties = [new("x", null)] }));

        mapped.CreatedAt.ShouldNotBeNull();
        mapped.Properties.ShouldAllBe(property => property.Value != null);
        mapped.HasState.ShouldBeFalse();
    }

    private static ResourceEvent Everything()
    {
        var resource = new ContainerResource("web");
        var time = new DateTime(2026, 11, 25, 6, 21, 41, DateTimeKind.Utc);
        var snapshot = new CustomResourceSnapshot
        {
            ResourceType = "Container",
            CreationTimeStamp = time,
            StartTimeStamp = time.AddSeconds(1),
            StopTimeStamp = time.AddSeconds(9),
            State = new ResourceStateSnapshot("Running", "success"),
            ExitCode = 7,
            IconName = "Globe",
            IconVariant = IconVariant.Filled,
            Properties =
            [
                new("container.image", "nginx:1.29"),
                new("container.ports", ImmutableArray.Create(80, 443)) { DisplayName = "Ports", IsHighlighted = true, SortOrder = 3 },
                new("container.args", ImmutableArray.Create("--password", Secret)) { IsSensitive = true },
                new("resource.waitingFor", ImmutableArray.Create("database")),
                new("resource.connectionString", $"Host=web;Password={Secret}") { IsSensitive = true },
                new("nothing", null) { IsSensitive = true },
            ],
            EnvironmentVariables =
            [
                new("GREETING", "Good morning", IsFromSpec: true),
                new("PASSWORD", Secret, IsFromSpec: true) { IsSecret = true },
                new("PATH", "/usr/bin", IsFromSpec: false),
                new("EMPTY", null, IsFromSpec: true),
            ],
            Urls =
            [
                new("http", "http://localhost:8080", IsInternal: false) { DisplayProperties = new("Start page", 5) },
                new("admin", "http://localhost:8081", IsInternal: true) { IsInactive = true },
                new(null, "https://example.test", IsInternal: false),
            ],
            Volumes = [new("data", "/data", "volume", IsReadOnly: false), new(null, "/cache", "volume", IsReadOnly: true)],
            Relationships = [new("database", "WaitFor"), new("group", "Parent")],
            Commands =
            [
                new("stop", ResourceCommandState.Enabled, "Stop", "Stop it.", null, "Sure?", "Stop", IconVariant.Regular, IsHighlighted: true),
                new("wipe", ResourceCommandState.Disabled, "Wipe", null, null, null, null, null, IsHighlighted: false) { Visibility = ResourceCommandVisibility.Api },
                new("start", ResourceCommandState.Hidden, "Start", null, null, null, null, null, IsHighlighted: false) { Visibility = ResourceCommandVisibility.UI },
            ],
        };
        return new ResourceEvent(resource, "web-abcdefgh", snapshot.WithHealthReports(
        [
            new("web_http_/_200_check", HealthStatus.Unhealthy, "It answers with status 503.", null) { LastRunAt = time.AddSeconds(3) },
            new("not_run_yet", null, null, null),
        ]));
    }
}
