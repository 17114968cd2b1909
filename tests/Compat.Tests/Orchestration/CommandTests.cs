using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Logging;
using States = Aspire.Hosting.ApplicationModel.KnownResourceStates;

namespace Compat.Tests.Orchestration;

public sealed class CommandTests : IAsyncDisposable
{
    private readonly RunningApplication _app = new();
    private readonly IResourceBuilder<ContainerResource> _web;

    public CommandTests()
    {
        _web = _app.Builder.AddContainer("web", "web");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(null, "Disabled Hidden Disabled")]
    [InlineData("NotStarted", "Enabled Hidden Disabled")]
    [InlineData("Waiting", "Enabled Hidden Disabled")]
    [InlineData("Starting", "Disabled Hidden Disabled")]
    [InlineData("Building", "Disabled Hidden Disabled")]
    [InlineData("RuntimeUnhealthy", "Disabled Hidden Disabled")]
    [InlineData("Running", "Hidden Enabled Enabled")]
    [InlineData("Stopping", "Hidden Disabled Disabled")]
    [InlineData("Finished", "Enabled Hidden Disabled")]
    [InlineData("Exited", "Enabled Hidden Disabled")]
    [InlineData("FailedToStart", "Enabled Hidden Disabled")]
    [InlineData("Unknown", "Enabled Hidden Disabled")]
    public async Task Start_stop_and_restart_can_be_given_when_they_make_sense(string? state, string expected)
    {
        _web.WithExplicitStart();
        await _app.StartAsync();

        await _app.Notifications.PublishUpdateAsync(_web.Resource, snapshot => snapshot with { State = state });

        var commands = _app.Now(_web.Resource).Commands;
        commands.Select(command => command.Name).ShouldBe(["start", "stop", "restart"]);
        string.Join(' ', commands.Select(command => command.State)).ShouldBe(expected);
    }

    [Fact]
    public async Task They_look_as_people_know_them()
    {
        await _app.StartAsync();

        _app.Now(_web.Resource).Commands
            .Select(command => (command.DisplayName, command.IconName, command.IconVariant, command.IsHighlighted))
            .ShouldBe([
                ("Start", "Play", IconVariant.Filled, true),
                ("Stop", "Stop", IconVariant.Filled, true),
                ("Restart", "ArrowCounterclockwise", IconVariant.Regular, false)]);
    }

    [Fact]
    public async Task What_is_no_process_has_none()
    {
        var parameter = _app.Builder.AddParameter("time-zone", "UTC");

        await _app.StartAsync();

        _app.Now(parameter.Resource).Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_start_and_restart_reach_the_engine()
    {
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Running);

        var results = new[] { await _app.CommandAsync(_web, "stop"), await _app.CommandAsync(_web, "start"), await _app.CommandAsync(_web, "restart") };

        results.ShouldAllBe(result => result.Success);
        results.Select(result => result.Message).ShouldBe(["'web' is stopped.", "'web' is started.", "'web' is restarted."]);
        _app.Engine.Calls.ShouldBe(["engine start", "start web", "stop web", "start web", "stop web", "start web"]);
        (await _app.LogOfAsync(_web)).ShouldBe([
            "Command 'stop' was given", "Command 'stop' is done", "Command 'start' was given", "Command 'start' is done",
            "Command 'restart' was given", "Command 'restart' is done"]);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("WEB")]
    [InlineData(null)]
    public async Task A_resource_is_found_by_its_name_and_by_the_id_of_its_instance(string? name)
    {
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Running);

        var result = await _app.Application.ResourceCommands.ExecuteCommandAsync(name ?? _web.Resource.InstanceId(), "stop", _app.Token);

        result.Success.ShouldBeTrue();
    }

    [Fact]
    public async Task Unknown_resources_and_commands_and_ones_that_cannot_be_given_now_are_failures_that_say_so()
    {
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Running);

        (await _app.Application.ResourceCommands.ExecuteCommandAsync("wbe", "stop", _app.Token)).Message.ShouldBe("There is no resource 'wbe'.");
        (await _app.CommandAsync(_web, "explode")).Message.ShouldBe("'web' has no command 'explode'.");
        var refused = await _app.CommandAsync(_web, "start");

        (refused.Success, refused.Message).ShouldBe((false, "'web' cannot be given this command while its state is Running; its log may say why."));
        _app.Engine.Calls.Count(call => call == "start web").ShouldBe(1);
    }

    [Fact]
    public async Task A_command_of_the_model_gets_what_it_needs_and_its_result_is_handed_on()
    {
        ExecuteCommandContext? given = null;
        _web.WithCommand("publish", "Publish now", context =>
        {
            given = context;
            context.Logger.LogInformation("Published to {Folder}", "/out");
            return Task.FromResult(CommandResults.Success("Published."));
        });
        await _app.StartAsync();

        var result = await _app.CommandAsync(_web, "publish");

        (result.Success, result.Message).ShouldBe((true, "Published."));
        given.ShouldNotBeNull().ResourceName.ShouldBe(_web.Resource.InstanceId());
        given.Services.GetService(typeof(IResourceEngine)).ShouldBeSameAs(_app.Engine);
        (await _app.LogOfAsync(_web)).ShouldContain("Published to /out");
    }

    [Fact]
    public async Task A_failing_command_is_a_failure_and_a_line_in_the_log()
    {
        _web.WithCommand("fail", "Fail", _ => throw new IOException("The disk is full."));
        _web.WithCommand("refuse", "Refuse", _ => Task.FromResult(CommandResults.Failure("Not today.")));
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Running);

        (await _app.CommandAsync(_web, "fail")).ShouldSatisfyAllConditions(
            result => result.Success.ShouldBeFalse(),
            result => result.Message.ShouldBe("The disk is full."));
        (await _app.CommandAsync(_web, "refuse")).Message.ShouldBe("Not today.");

        var log = await _app.LogOfAsync(_web);
        log.ShouldContain("Command 'fail' failed");
        log.ShouldContain("System.IO.IOException: The disk is full.");
        log.ShouldContain("Command 'refuse' failed: Not today.");
    }

    [Fact]
    public async Task A_cancelled_command_is_cancelled()
    {
        _web.WithCommand("wait", "Wait", async context =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return CommandResults.Success();
        });
        await _app.StartAsync();
        using var cancel = new CancellationTokenSource();
        var command = _app.Application.ResourceCommands.ExecuteCommandAsync(_web.Resource, "wait", cancel.Token);

        await cancel.CancelAsync();

        var result = await command;
        (result.Success, result.Canceled).ShouldBe((false, true));
    }

    [Fact]
    public async Task The_state_of_a_command_of_the_model_follows_the_resource()
    {
        _web.WithCommand("flush", "Flush", _ => Task.FromResult(CommandResults.Success()), new CommandOptions
        {
            UpdateState = context => context.ResourceSnapshot.State?.Text == States.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
        });
        await _app.StartAsync();
        var running = await _app.UntilAsync(_web, States.Running);

        await _app.Engine.EndAsync(_web.Resource, exitCode: 0);

        StateOf(running).ShouldBe(ResourceCommandState.Enabled);
        StateOf(_app.Now(_web.Resource)).ShouldBe(ResourceCommandState.Disabled);
    }

    [Fact]
    public async Task A_command_whose_state_cannot_be_told_is_disabled_and_stops_nothing_else()
    {
        _web.WithCommand("flush", "Flush", _ => Task.FromResult(CommandResults.Success()), new CommandOptions
        {
            UpdateState = _ => throw new InvalidOperationException("The cache does not answer."),
        });

        await _app.StartAsync();

        StateOf(await _app.UntilAsync(_web, States.Running)).ShouldBe(ResourceCommandState.Disabled);
        (await _app.LogOfAsync(_web)).ShouldContain("System.InvalidOperationException: The cache does not answer.");
    }

    private static ResourceCommandState StateOf(CustomResourceSnapshot snapshot) => snapshot.Commands.Single(command => command.Name == "flush").State;
}
