using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Compat.Tests.Dashboard;
using MediaStack.Tests;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Backchannel;

/// <summary>What a command line may ask of a running app host, asked over the socket; an engine's work is done by the test.</summary>
public sealed class RunConversationTests : IAsyncLifetime
{
    private readonly ScratchFolder _home = new();
    private readonly Thing _thing = new("thing");
    private readonly Thing _hidden = new("hidden");
    private ServedResources? _served;
    private RpcClient? _client;
    private AuxiliaryServer? _server;

    private ServedResources Served => _served!; // Not null after InitializeAsync, as the next two.

    private RpcClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _thing.Annotations.Add(ResourceCommandAnnotation.Create(
            "greet", "Greet", _ => Task.FromResult(CommandResults.Success("Good morning.")), new CommandOptions()));
        _thing.Annotations.Add(ResourceCommandAnnotation.Create(
            "shown", "Shown", _ => Task.FromResult(CommandResults.Success()), new CommandOptions { Visibility = ResourceCommandVisibility.UI }));
        _served = await ServedResources.StartAsync(_thing, _hidden);
        await PublishAsync(_hidden, snapshot => snapshot with { IsHidden = true, State = "Running" });
        await PublishAsync(_thing, snapshot => snapshot with { State = "Starting" });
        _client = await ConnectAsync(Served.AuxiliaryTarget);
    }

    [Fact]
    public async Task Who_it_is_and_what_it_can()
    {
        var information = (await Client.CallAsync("GetAppHostInformationAsync"))!;
        information["appHostPath"]!.GetValue<string>().ShouldBe("/src/Demo.csproj");
        information["processId"]!.GetValue<int>().ShouldBe(Environment.ProcessId);
        information["startedAt"]!.GetValue<DateTimeOffset>().ShouldBeLessThan(DateTimeOffset.UtcNow);

        var info = (await Client.CallAsync("GetAppHostInfoAsync", new JsonObject()))!;
        info["pid"]!.GetValue<string>().ShouldBe(information["processId"]!.ToString());
        info["aspireHostVersion"]!.GetValue<string>().ShouldBe("13.5.4");

        (await Client.CallAsync("GetCapabilitiesAsync", new JsonObject()))!.ToJsonString().ShouldBe("""{"capabilities":["aux.v1","aux.v2","aux.v3"]}""");
        (await Client.CallAsync("WaitForAppHostReadyAsync", new JsonObject()))!.ToJsonString().ShouldBe("""{"isReady":true}""");
        (await Client.ErrorAsync("NoSuchMethodAsync")).ShouldBe(-32601);
    }

    [Fact]
    public async Task Without_a_dashboard_there_is_no_address()
    {
        (await Client.CallAsync("GetDashboardUrlsAsync"))!.ToJsonString().ShouldBe(
            """{"dashboardHealthy":true,"baseUrlWithLoginToken":null,"codespacesUrlWithLoginToken":null}""");
        (await Client.CallAsync("GetDashboardInfoAsync", new JsonObject()))!.ToJsonString().ShouldBe(
            """{"apiBaseUrl":null,"apiToken":null,"dashboardUrls":[],"isHealthy":true}""");
    }

    [Fact]
    public async Task Resources_now_and_every_change()
    {
        var resources = (await Client.CallAsync("GetResourcesAsync", new JsonObject()))!["resources"]!.AsArray();
        resources.Select(resource => (resource!["name"]!.GetValue<string>(), resource["isHidden"]!.GetValue<bool>())).ShouldBe([("hidden", true), ("thing", false)]);

        var token = (await Client.CallAsync("WatchResourcesAsync", new JsonObject()))!["token"]!.GetValue<int>();
        (await NextAsync(token))["name"]!.GetValue<string>().ShouldBe("hidden");
        (await NextAsync(token))["state"]!.GetValue<string>().ShouldBe("Starting");
        await PublishAsync(_thing, snapshot => snapshot with { State = "Running" });
        (await NextAsync(token))["state"]!.GetValue<string>().ShouldBe("Running");
        await Client.NotifyAsync("$/enumerator/abort", new JsonArray(token));
    }

    [Fact]
    public async Task Logs_of_all_resources_come_in_the_order_of_time()
    {
        Served.Logs.GetLogger(_thing).LogInformation("first");
        Served.Logs.GetLogger(_hidden).LogError("second");
        Served.Logs.GetLogger(_thing).LogInformation("third");

        (await LogAsync(new JsonObject())).ShouldBe(["thing first", "thing third"]);
        (await LogAsync(new JsonObject { ["includeHidden"] = true })).ShouldBe(["thing first", "hidden second", "thing third"]);
        (await LogAsync(new JsonObject { ["includeHidden"] = true, ["tail"] = 2 })).ShouldBe(["hidden second", "thing third"]);
        (await LogAsync(new JsonObject { ["resourceName"] = "thing", ["search"] = "THIR" })).ShouldBe(["thing third"]);
        (await LogAsync(new JsonObject { ["resourceName"] = "hidden" })).ShouldBe(["hidden second"]);
        (await LogAsync(new JsonObject { ["tail"] = 0 })).ShouldBeEmpty();

        var single = await Client.FetchAsync("GetConsoleLogsAsync", new JsonObject { ["resourceName"] = "hidden" });
        single.ShouldHaveSingleItem()["isError"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_followed_log_goes_on_from_where_the_past_ended()
    {
        var logger = Served.Logs.GetLogger(_thing);
        logger.LogInformation("one");
        logger.LogInformation("two");
        var token = (await Client.CallAsync("GetConsoleLogsAsync", new JsonObject { ["follow"] = true, ["tail"] = 1 }))!["token"]!.GetValue<int>();

        (await NextAsync(token))["lineNumber"]!.GetValue<int>().ShouldBe(2);
        logger.LogInformation("three");
        (await NextAsync(token))["lineNumber"]!.GetValue<int>().ShouldBe(3);
        await Client.NotifyAsync("$/enumerator/abort", new JsonArray(token));
    }

    [Theory]
    [InlineData("up", "Running", true)]
    [InlineData("healthy", "Running", true)]
    [InlineData("down", "Finished", true)]
    [InlineData("up", "FailedToStart", false)]
    [InlineData("healthy", "Exited", false)]
    public async Task A_wait_ends_when_it_can_be_decided(string status, string state, bool expected)
    {
        var request = await Client.SendAsync("WaitForResourceAsync", Waiting("thing", status, 30));
        await PublishAsync(_thing, snapshot => snapshot with { State = state });

        var result = (await Client.AnswerAsync(request))["result"]!;

        (result["success"]!.GetValue<bool>(), result["state"]!.GetValue<string>()).ShouldBe((expected, state));
        result["timedOut"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_wait_ends_with_its_time_and_for_what_does_not_exist_at_once()
    {
        var late = (await Client.CallAsync("WaitForResourceAsync", Waiting("thing", "up", 0)))!;
        (late["success"]!.GetValue<bool>(), late["timedOut"]!.GetValue<bool>(), late["state"]!.GetValue<string>()).ShouldBe((false, true, "Starting"));

        (await Client.CallAsync("WaitForResourceAsync", Waiting("nobody", "up", 30)))!["resourceNotFound"]!.GetValue<bool>().ShouldBeTrue();
        (await Client.ErrorAsync("WaitForResourceAsync", Waiting("thing", "sleepy", 30))).ShouldBe(-32602);
    }

    [Fact]
    public async Task Commands_are_done_or_refused_with_a_reason()
    {
        (await CommandAsync("greet")).ShouldBe((true, "Good morning."));
        (await CommandAsync("sing")).ShouldBe((false, "'thing' has no command 'sing'."));
        (await CommandAsync("shown")).ShouldBe((false, "'thing' has no command 'shown'."));
        (await CommandAsync("greet", validateOnly: true)).ShouldBe((true, null));
        (await CommandAsync("greet", resource: "nobody")).ShouldBe((false, "There is no resource 'nobody'."));
    }

    [Theory]
    [InlineData("StopAsync")]
    [InlineData("StopAppHostAsync")]
    public async Task It_stops_when_it_is_told_to(string method)
    {
        await Client.CallAsync(method, new JsonObject());

        await Served.Stopping.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_command_line_that_started_it_gets_the_log_and_the_states()
    {
        await using var starter = await ConnectAsync(Served.RunTarget);
        Served.AppHostLog.CreateLogger("Demo").LogWarning("Careful");

        (await starter.CallAsync("GetCapabilitiesAsync"))!.ToJsonString().ShouldBe("""["baseline.v2"]""");
        (await starter.CallAsync("NotifyAppHostReadyAsync")).ShouldBeNull();
        var log = (await starter.CallAsync("GetAppHostLogEntriesAsync"))!["token"]!.GetValue<int>();
        var entry = (await starter.CallAsync("$/enumerator/next", log))!["values"]![0]!;
        (entry["logLevel"]!.GetValue<int>(), entry["message"]!.GetValue<string>(), entry["categoryName"]!.GetValue<string>()).ShouldBe((3, "Careful", "Demo"));

        var states = (await starter.CallAsync("GetResourceStatesAsync"))!["token"]!.GetValue<int>();
        (await starter.CallAsync("$/enumerator/next", states))!["values"]![0]!.ToJsonString().ShouldBe(
            """{"resource":"thing","type":"Thing","state":"Starting","endpoints":[],"health":null}""");

        await starter.CallAsync("RequestStopAsync");
        await Served.Stopping.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        _server?.Dispose();
        if (_served is not null)
            await _served.DisposeAsync();
        _home.Dispose();
    }

    private async Task<RpcClient> ConnectAsync(IRpcTarget target)
    {
        _server?.Dispose();
        _server = new AuxiliaryServer(_home.Root, "/src/Demo.csproj", target, Served.AppHostLogger<AuxiliaryServer>());
        var before = Sockets();
        await _server.StartAsync(TestContext.Current.CancellationToken);
        return await RpcClient.ConnectAsync(Sockets().Except(before).Single(), TestContext.Current.CancellationToken);
    }

    private string[] Sockets() => Directory.Exists(AuxiliarySocket.Folder(_home.Root)) ? Directory.GetFiles(AuxiliarySocket.Folder(_home.Root)) : [];

    private async Task PublishAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        await Served.Notifications.PublishUpdateAsync(resource, change);
        Served.Notifications.TryGetCurrentState(resource.Name, out var published).ShouldBeTrue();
        await Wait.UntilAsync("The change is known", () => Task.FromResult(Served.Feed.Find(resource.Name) is [var known] && known.Snapshot == published.Snapshot));
    }

    private async Task<JsonNode> NextAsync(int token) => (await Client.CallAsync("$/enumerator/next", token))!["values"]!.AsArray().ShouldHaveSingleItem()!;

    private async Task<string[]> LogAsync(JsonObject request) =>
        [.. (await Client.FetchAsync("GetConsoleLogBatchesAsync", request)).SelectMany(batch => batch["lines"]!.AsArray())
            .Select(line => $"{line!["resourceName"]} {line["content"]!.GetValue<string>().Split(' ', 2)[1]}")];

    private async Task<(bool Success, string? Message)> CommandAsync(string command, bool validateOnly = false, string resource = "thing")
    {
        var result = (await Client.CallAsync("ExecuteResourceCommandAsync", new JsonObject
        {
            ["resourceName"] = resource,
            ["commandName"] = command,
            ["validateOnly"] = validateOnly,
            ["nonInteractive"] = true,
        }))!;
        return (result["success"]!.GetValue<bool>(), result["message"]?.GetValue<string>());
    }

    private static JsonObject Waiting(string resource, string status, int seconds) =>
        new() { ["resourceName"] = resource, ["status"] = status, ["timeoutSeconds"] = seconds };

    private sealed class Thing(string name) : Resource(name);
}
