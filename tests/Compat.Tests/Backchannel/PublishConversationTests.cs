using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Backchannel;

public sealed class PublishConversationTests : IAsyncDisposable
{
    private readonly PublishingHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_publish_is_told_step_by_step_and_ends_when_the_command_line_asks_for_it()
    {
        var events = new List<string>();
        _host.Eventing.Subscribe<BeforeStartEvent>((_, _) => Note(events, "before start"));
        _host.Eventing.Subscribe<BeforePublishEvent>((_, _) => Note(events, "before publish"));
        _host.Eventing.Subscribe<AfterPublishEvent>((_, _) => Note(events, "after publish"));
        _host.Pipeline.AddStep("write", async context =>
        {
            events.Add("write");
            context.Logger.LogInformation("größer {Size}", 3);
            var task = await context.ReportingStep.CreateTaskAsync("files", context.CancellationToken);
            await task.SucceedAsync("3 files", context.CancellationToken);
            context.Summary.Add("Output", new MarkdownString("`/x`"));
        }, requiredBy: "publish");

        await using var cli = await _host.StartAsync();
        (await cli.CallAsync("GetCapabilitiesAsync"))!.ToJsonString().ShouldBe("""["baseline.v2","pipeline-steps.v1"]""");
        var activities = await cli.FetchAsync("GetPublishingActivitiesAsync");

        activities.Select(Describe).ShouldBe([
            "step pipeline-execution InProgress",
            "step validate-compute-environments InProgress",
            "step validate-compute-environments Completed",
            "step before-start InProgress",
            "step before-start Completed",
            "step write InProgress",
            "log größer 3 Completed",
            "task files InProgress",
            "task files Completed",
            "step write Completed",
            "step publish InProgress",
            "step publish Completed",
            "step pipeline-execution Completed",
            "publish-complete Pipeline succeeded Completed",
        ]);
        activities[6]["data"]!["logLevel"]!.GetValue<string>().ShouldBe("Information");
        activities[6]["data"]!["stepId"]!.GetValue<string>().ShouldBe(activities[5]["data"]!["id"]!.GetValue<string>());
        activities[8]["data"]!["completionMessage"]!.GetValue<string>().ShouldBe("3 files");
        activities[^1]["data"]!["pipelineSummary"]!.ToJsonString().ShouldBe("""[{"key":"Output","value":"\u0060/x\u0060","enableMarkdown":true}]""");
        events.ShouldBe(["before start", "before publish", "write", "after publish"]);

        _host.HasEnded.ShouldBeFalse();
        (await cli.CallAsync("RequestStopAsync")).ShouldBeNull();
        await _host.EndAsync();
        (await cli.ReadAsync()).ShouldBeNull();
        File.Exists(_host.SocketPath).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failing_step_ends_the_pipeline_with_its_message()
    {
        _host.Pipeline.AddStep("bad", _ => throw new DistributedApplicationException("disk full"), requiredBy: "publish");

        await using var cli = await _host.StartAsync();
        var activities = await cli.FetchAsync("GetPublishingActivitiesAsync");

        var lines = activities.Select(Describe).ToList();
        lines.ShouldContain("step disk full CompletedWithError");
        lines.ShouldContain("log Not run because of it: publish Completed");
        lines[^1].ShouldBe("publish-complete disk full CompletedWithError");
        activities[^1]["data"]!["pipelineSummary"].ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_step_is_told_at_the_end_of_the_pipeline()
    {
        _host.Settings["Pipeline:Step"] = "nope";

        await using var cli = await _host.StartAsync();
        var activities = await cli.FetchAsync("GetPublishingActivitiesAsync");

        Describe(activities[^1]).ShouldStartWith("publish-complete There is no step 'nope' in the pipeline. Available steps: 'publish'");
    }

    [Fact]
    public async Task Listing_the_steps_runs_none()
    {
        var ran = false;
        _host.Pipeline.AddStep(new PipelineStep
        {
            Name = "write",
            Description = "Writes.",
            Action = _ => Task.FromResult(ran = true),
            RequiredBySteps = ["publish"],
            Tags = ["mine"],
        });

        await using var cli = await _host.StartAsync();
        var steps = await cli.CallAsync("GetPipelineStepsAsync", new JsonObject { ["step"] = "publish" });
        var error = await cli.ErrorAsync("GetPipelineStepsAsync", new JsonObject { ["step"] = "nope" });
        await cli.CallAsync("RequestStopAsync");
        await _host.EndAsync();

        steps!["steps"]!.AsArray().Count.ShouldBe(2);
        steps["steps"]![0]!.ToJsonString().ShouldBe("""{"name":"write","description":"Writes.","dependsOn":[],"tags":["mine"],"resourceName":null}""");
        steps["steps"]![1]!["dependsOn"]!.ToJsonString().ShouldBe("""["write"]""");
        error.ShouldBe(-32000);
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task Other_requests_are_answered_while_one_waits()
    {
        var release = new TaskCompletionSource();
        _host.Pipeline.AddStep("slow", _ => release.Task, requiredBy: "publish");

        await using var cli = await _host.StartAsync();
        var token = await FetchUntilAsync(cli, "step slow InProgress");
        var waiting = await cli.SendAsync("$/enumerator/next", token);

        await cli.CallAsync("GetCapabilitiesAsync");
        release.SetResult();
        Describe((await cli.AnswerAsync(waiting))["result"]!["values"]![0]!).ShouldBe("step slow Completed");
    }

    [Fact]
    public async Task A_cancelled_request_is_answered_as_cancelled()
    {
        AddEndlessStep();

        await using var cli = await _host.StartAsync();
        var token = await FetchUntilAsync(cli, "step slow InProgress");
        var waiting = await cli.SendAsync("$/enumerator/next", token);
        await cli.CallAsync("GetCapabilitiesAsync");
        await cli.NotifyAsync("$/cancelRequest", new JsonObject { ["id"] = waiting });

        (await cli.AnswerAsync(waiting))["error"]!["code"]!.GetValue<int>().ShouldBe(-32800);
    }

    [Fact]
    public async Task Abort_ends_the_sequence()
    {
        AddEndlessStep();

        await using var cli = await _host.StartAsync();
        var token = await FetchUntilAsync(cli, "step slow InProgress");
        await cli.NotifyAsync("$/enumerator/abort", new JsonArray(token));

        // Requests run at the same time: the abort is through once fetching is refused.
        while ((await cli.AnswerAsync(await cli.SendAsync("$/enumerator/next", token)))["error"] is null)
        {
        }

        (await cli.ErrorAsync("$/enumerator/next", token)).ShouldBe(-32602);
    }

    [Fact]
    public async Task What_makes_no_sense_gets_the_error_codes_of_json_rpc()
    {
        await using var cli = await _host.StartAsync();

        (await cli.ErrorAsync("GetDashboardUrlsAsync")).ShouldBe(-32601);
        (await cli.ErrorAsync("$/enumerator/next", 99)).ShouldBe(-32602);
        (await cli.ErrorAsync("$/enumerator/next")).ShouldBe(-32602);
        await cli.SendRawAsync("{oops");
        (await cli.ReadAsync())!["error"]!["code"]!.GetValue<int>().ShouldBe(-32700);
        await cli.SendRawAsync("[]");
        (await cli.ReadAsync())!["error"]!["code"]!.GetValue<int>().ShouldBe(-32600);
        (await cli.CallAsync("CompletePromptResponseAsync", "1", new JsonArray())).ShouldBeNull();
    }

    [Fact]
    public async Task The_app_host_stops_and_cancels_its_steps_when_the_command_line_hangs_up()
    {
        var cancelled = new TaskCompletionSource();
        _host.Pipeline.AddStep("slow", async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }, requiredBy: "publish");

        await using (var cli = await _host.StartAsync())
            await FetchUntilAsync(cli, "step slow InProgress");

        await cancelled.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await _host.EndAsync();
    }

    [Fact]
    public async Task A_stale_socket_file_is_replaced_and_only_the_owner_may_connect()
    {
        await File.WriteAllTextAsync(_host.SocketPath, "stale", TestContext.Current.CancellationToken);

        await using var cli = await _host.StartAsync();

        await cli.CallAsync("GetCapabilitiesAsync");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(_host.SocketPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void AddEndlessStep()
        => _host.Pipeline.AddStep("slow", context => Task.Delay(Timeout.Infinite, context.CancellationToken), requiredBy: "publish");

    /// <summary>Fetches activities up to the given one.</summary>
    /// <returns>The token of the sequence.</returns>
    private static async Task<int> FetchUntilAsync(RpcClient cli, string last)
    {
        var token = (await cli.CallAsync("GetPublishingActivitiesAsync"))!["token"]!.GetValue<int>();
        while (true)
        {
            var batch = (await cli.CallAsync("$/enumerator/next", token))!;
            batch["finished"]!.GetValue<bool>().ShouldBeFalse();
            if (batch["values"]!.AsArray().Any(activity => Describe(activity!) == last))
                return token;
        }
    }

    private static string Describe(JsonNode activity)
        => $"{activity["type"]} {activity["data"]!["statusText"]} {activity["data"]!["completionState"]}";

    private static Task Note(List<string> events, string what)
    {
        events.Add(what);
        return Task.CompletedTask;
    }
}
