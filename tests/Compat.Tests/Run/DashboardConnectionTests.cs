using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Dashboard.ResourceService.Messages;
using MediaStack.Tests;

namespace Compat.Tests.Run;

/// <summary>What the dashboard does, done over its own protocol against a running app host.</summary>
[Collection(RunningAppHostTests.Name)]
public class DashboardConnectionTests(RunningAppHost host)
{
    [Fact]
    public async Task Secrets_do_not_leave_the_app_host()
    {
        using var dashboard = host.NewDashboardClient();

        var resources = await dashboard.ResourcesAsync();

        var web = resources.Single(resource => resource.DisplayName == "web");
        web.Environment.Single(variable => variable.Name == "GREETING").Value.ShouldBe("Good morning");
        web.Environment.Single(variable => variable.Name == "API_KEY").Value.ShouldBe("********");
        web.Environment.Single(variable => variable.Name == "CALLBACK").Value.ShouldBe("********");
        web.IconName.ShouldBe("Globe");
        resources.Single(resource => resource.DisplayName == "talker").Relationships.ShouldContain(
            new ResourceRelationship { ResourceName = "web", Type = "Parent" });
        resources.Single(resource => resource.DisplayName == "aspire-dashboard").IsHidden.ShouldBeTrue();
        foreach (var resource in resources)
            resource.ToString().ShouldNotContain(AppHostCommands.Secret);
    }

    [Fact]
    public async Task Telemetry_is_taken_with_the_key_only_and_read_with_the_command_line()
    {
        using var dashboard = host.NewDashboardClient();
        var resources = await dashboard.ResourcesAsync();
        var talker = resources.Single(resource => resource.DisplayName == "talker");
        var sender = talker.Environment.ToDictionary(variable => variable.Name, variable => variable.Value);
        sender["OTEL_EXPORTER_OTLP_ENDPOINT"].ShouldStartWith("http://localhost:");
        sender["OTEL_EXPORTER_OTLP_PROTOCOL"].ShouldBe("grpc");
        sender["OTEL_EXPORTER_OTLP_HEADERS"].ShouldBe("********");
        sender["OTEL_SERVICE_NAME"].ShouldBe("talker");
        sender["OTEL_RESOURCE_ATTRIBUTES"].ShouldBe($"service.instance.id={talker.Name}");
        talker.SupportsDetailedTelemetry.ShouldBeTrue();

        var address = resources.Single(resource => resource.DisplayName == "aspire-dashboard").Environment
            .Single(variable => variable.Name == "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL").Value + "/v1/logs";
        using var client = new HttpClient();
        var log = OneLine("talker", "Hello, telemetry");
        (await client.PostAsJsonAsync(address, log, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Add("x-otlp-api-key", RunningAppHost.TelemetryKey);
        (await client.PostAsJsonAsync(address, log, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await host.Commands.RunAsync("otel", "logs", "--apphost", AppHostCommands.Project)).Succeeded().Output.ShouldContain("Hello, telemetry");
    }

    /// <summary>A log of one line in OTLP's JSON.</summary>
    private static JsonObject OneLine(string service, string text)
    {
        var name = new JsonObject { ["key"] = "service.name", ["value"] = new JsonObject { ["stringValue"] = service } };
        var line = new JsonObject
        {
            ["timeUnixNano"] = $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}000000",
            ["severityNumber"] = 9,
            ["body"] = new JsonObject { ["stringValue"] = text },
        };
        var scope = new JsonObject { ["scope"] = new JsonObject { ["name"] = "test" }, ["logRecords"] = new JsonArray(line) };
        return new JsonObject
        {
            ["resourceLogs"] = new JsonArray(new JsonObject
            {
                ["resource"] = new JsonObject { ["attributes"] = new JsonArray(name) },
                ["scopeLogs"] = new JsonArray(scope),
            }),
        };
    }

    [Fact]
    public async Task A_resource_is_stopped_and_restarted_from_the_dashboard()
    {
        using var dashboard = host.NewDashboardClient();
        var talker = (await dashboard.ResourcesAsync()).Single(resource => resource.DisplayName == "talker");

        await ExecuteAsync("stop");
        await UntilAsync("Finished");
        await ExecuteAsync("start");
        await UntilAsync("Running");
        await ExecuteAsync("restart");
        await UntilAsync("Running");

        async Task ExecuteAsync(string command) => (await dashboard.CallAsync(
            "ExecuteResourceCommand",
            new ResourceCommandRequest { ResourceName = talker.Name, ResourceType = talker.ResourceType, CommandName = command },
            ResourceCommandResponse.Parser)).Kind.ShouldBe(ResourceCommandResponseKind.Succeeded);

        Task UntilAsync(string state) => Wait.UntilAsync($"talker is {state}", async () =>
            (await dashboard.ResourcesAsync()).Single(resource => resource.Name == talker.Name).State == state);
    }
}
