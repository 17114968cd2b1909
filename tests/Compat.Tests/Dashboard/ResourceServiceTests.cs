using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.ResourceService;
using Aspire.Hosting.Dashboard.ResourceService.Messages;
using Microsoft.Extensions.Logging;
using Resource = Aspire.Hosting.ApplicationModel.Resource;

namespace Compat.Tests.Dashboard;

public class ResourceServiceTests
{
    private readonly Thing _thing = new("thing");

    [Fact]
    public async Task The_application_is_named_without_its_ending()
    {
        await using var served = await ServedResources.StartAsync();

        var information = await served.Client.CallAsync("GetApplicationInformation", new ApplicationInformationRequest(), ApplicationInformationResponse.Parser);

        information.ShouldBe(new ApplicationInformationResponse { ApplicationName = "Demo", MinDashboardVersion = "13.5.0" });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fedcba9876543210fedcba9876543210")]
    public async Task Nobody_is_answered_without_the_key(string? key)
    {
        await using var served = await ServedResources.StartAsync();
        using var stranger = new GrpcClient(served.Address, key);

        (await stranger.FailAsync("WatchResources", GrpcClient.Frame(new WatchResourcesRequest()))).ShouldBe(
            ("16", "The header x-resource-service-api-key is missing or wrong."));
    }

    [Fact]
    public async Task Calls_that_make_no_sense_end_with_a_status()
    {
        await using var served = await ServedResources.StartAsync();
        byte[] compressed = [1, 0, 0, 0, 0], endless = [0, 255, 255, 255, 255], cut = [0, 0, 0, 0, 9, 1], nonsense = [0, 0, 0, 0, 1, 255];

        (await served.Client.FailAsync("UploadFile", compressed)).Status.ShouldBe("12");
        (await served.Client.FailAsync("ExecuteResourceCommand", compressed)).Status.ShouldBe("12");
        (await served.Client.FailAsync("ExecuteResourceCommand", endless)).Status.ShouldBe("8");
        (await served.Client.FailAsync("ExecuteResourceCommand", cut)).Status.ShouldBe("3");
        (await served.Client.FailAsync("ExecuteResourceCommand", nonsense)).Status.ShouldBe("3");
        (await served.Client.FailAsync("ExecuteResourceCommand", GrpcClient.Frame(new ResourceCommandRequest()))).Status.ShouldBe("3");
        (await served.Client.FailAsync("WatchResourceConsoleLogs", GrpcClient.Frame(new WatchResourceConsoleLogsRequest { ResourceName = "no" })))
            .ShouldBe(("5", "There is no resource 'no'."));
    }

    [Fact]
    public async Task First_everything_comes_and_then_each_change()
    {
        await using var served = await ServedResources.StartAsync(_thing);
        await served.Notifications.PublishUpdateAsync(_thing, snapshot => snapshot with { State = "Starting" });
        await WaitUntilKnownAsync(served, "Starting");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var updates = served.Client.StreamAsync("WatchResources", new WatchResourcesRequest(), WatchResourcesUpdate.Parser, end.Token).GetAsyncEnumerator(end.Token);

        (await updates.MoveNextAsync()).ShouldBeTrue();
        updates.Current.InitialData.Resources.ShouldHaveSingleItem().State.ShouldBe("Starting");
        updates.Current.InitialData.ResourceTypes.ShouldHaveSingleItem().UniqueName.ShouldBe("Thing");

        await served.Notifications.PublishUpdateAsync(_thing, snapshot => snapshot with { State = "Running" });
        (await updates.MoveNextAsync()).ShouldBeTrue();
        updates.Current.Changes.Value.ShouldHaveSingleItem().Upsert.State.ShouldBe("Running");
        await end.CancelAsync();
    }

    [Fact]
    public async Task An_idle_client_stream_stays_open()
    {
        await using var served = await ServedResources.StartAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var stream = served.Client.StreamAsync("WatchInteractions", new WatchResourcesRequest(), WatchResourcesUpdate.Parser, end.Token).GetAsyncEnumerator(end.Token);
        var next = stream.MoveNextAsync().AsTask();

        // Kestrel's own limit is five seconds.
        await Should.ThrowAsync<TimeoutException>(() => next.WaitAsync(TimeSpan.FromSeconds(7), TestContext.Current.CancellationToken));

        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task The_log_so_far_ends_and_a_followed_one_goes_on()
    {
        await using var served = await ServedResources.StartAsync(_thing);
        await served.Notifications.PublishUpdateAsync(_thing, snapshot => snapshot with { State = "Running" });
        await WaitUntilKnownAsync(served, "Running");
        var logger = served.Logs.GetLogger(_thing);
        logger.LogInformation("one");
        logger.LogError("two");

        var past = await LinesAsync(served, suppressFollow: true).ToArrayAsync(TestContext.Current.CancellationToken);

        past.Select(line => (line.LineNumber, line.IsStdErr, Text: line.Text.Split(' ')[1])).ShouldBe([(1, false, "one"), (2, true, "two")]);
        DateTimeOffset.TryParse(past[0].Text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture, out _).ShouldBeTrue();

        await using var following = LinesAsync(served, suppressFollow: false).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await following.MoveNextAsync()).ShouldBeTrue();
        (await following.MoveNextAsync()).ShouldBeTrue();
        logger.LogInformation("three");
        (await following.MoveNextAsync()).ShouldBeTrue();
        following.Current.Text.ShouldEndWith(" three");
    }

    [Fact]
    public void Long_logs_are_split_so_that_every_message_is_accepted()
    {
        LogLine[] lines = [.. Enumerable.Range(1, 50).Select(number => new LogLine(number, new string('é', 100_000), false)), new LogLine(51, new string('x', 3_000_000), false)];

        var updates = ConsoleLogs.Split(lines).ToArray();

        updates.ShouldAllBe(update => update.CalculateSize() < 4 * 1024 * 1024);
        updates.SelectMany(update => update.LogLines).Select(line => line.LineNumber).ShouldBe(Enumerable.Range(1, 51));
        updates.Length.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task A_command_is_done_and_its_message_comes_back()
    {
        var command = ResourceCommandAnnotation.Create("greet", "Greet", _ => Task.FromResult(CommandResults.Success("Good morning.")), new CommandOptions());
        _thing.Annotations.Add(command);
        await using var served = await ServedResources.StartAsync(_thing);

        (await ExecuteAsync(served, "greet")).ShouldBe(new ResourceCommandResponse { Kind = ResourceCommandResponseKind.Succeeded, Message = "Good morning." });
        (await ExecuteAsync(served, "sing")).ShouldBe(new ResourceCommandResponse { Kind = ResourceCommandResponseKind.Failed, Message = "'thing' has no command 'sing'." });
    }

    private static Task<ResourceCommandResponse> ExecuteAsync(ServedResources served, string command) => served.Client.CallAsync(
        "ExecuteResourceCommand", new ResourceCommandRequest { ResourceName = "thing", CommandName = command }, ResourceCommandResponse.Parser);

    private static async IAsyncEnumerable<ConsoleLogLine> LinesAsync(ServedResources served, bool suppressFollow)
    {
        var request = new WatchResourceConsoleLogsRequest { ResourceName = "thing", SuppressFollow = suppressFollow };
        await foreach (var update in served.Client.StreamAsync("WatchResourceConsoleLogs", request, WatchResourceConsoleLogsUpdate.Parser, TestContext.Current.CancellationToken))
        {
            foreach (var line in update.LogLines)
                yield return line;
        }
    }

    private static Task WaitUntilKnownAsync(ServedResources served, string state) => MediaStack.Tests.Wait.UntilAsync(
        $"The feed knows {state}", () => Task.FromResult(served.Feed.Current is [var known] && known.Snapshot.State?.Text == state));

    private sealed class Thing(string name) : Resource(name);
}
