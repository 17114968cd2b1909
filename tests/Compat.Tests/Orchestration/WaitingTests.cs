using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using States = Aspire.Hosting.ApplicationModel.KnownResourceStates;

namespace Compat.Tests.Orchestration;

public sealed class WaitingTests : IAsyncDisposable
{
    private readonly RunningApplication _app = new();
    private readonly IResourceBuilder<ContainerResource> _web;
    private readonly IResourceBuilder<ContainerResource> _database;
    private HealthCheckResult _databaseHealth = HealthCheckResult.Unhealthy("still reading its log");

    public WaitingTests()
    {
        _web = _app.Builder.AddContainer("web", "web");
        _database = _app.Builder.AddContainer("database", "database");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Waits_until_the_other_one_is_healthy_and_shows_it_as_waiting_meanwhile()
    {
        WithHealthCheck();
        _web.WaitFor(_database);
        await _app.StartAsync();

        var waiting = await _app.UntilAsync(_web, States.Waiting);
        await _app.UntilAsync(_database, snapshot => snapshot.HealthStatus == HealthStatus.Unhealthy);
        WaitProgress.WaitingFor(waiting).ShouldBe(["database"]);
        _app.Engine.Calls.ShouldNotContain("start web");

        _databaseHealth = HealthCheckResult.Healthy();
        await _app.Time.PassNextWaitAsync(_app.Token);

        var running = await _app.UntilAsync(_web, States.Running);
        WaitProgress.WaitingFor(running).ShouldBeEmpty();
        _app.Engine.Calls.ShouldBe(["engine start", "start database", "start web"]);
        (await _app.LogOfAsync(_web)).ShouldBe(["Waiting for database", "database is there"]);
    }

    [Fact]
    public async Task Waits_until_all_who_asked_for_the_other_ones_readiness_are_done()
    {
        var seeded = new TaskCompletionSource();
        _database.OnResourceReady((_, _, token) => seeded.Task.WaitAsync(token));
        _web.WaitFor(_database);
        await _app.StartAsync();
        await _app.UntilAsync(_database, States.Running);
        await _app.UntilAsync(_web, States.Waiting);
        _app.Engine.Calls.ShouldNotContain("start web");

        seeded.SetResult();

        await _app.UntilAsync(_web, States.Running);
    }

    [Fact]
    public async Task A_failure_of_somebody_who_asked_for_readiness_is_the_waiters_failure()
    {
        _database.OnResourceReady((_, _, _) => throw new InvalidOperationException("The schema is not there."));
        _web.WaitFor(_database);
        await _app.StartAsync();

        await _app.UntilAsync(_web, States.FailedToStart);

        (await _app.LogOfAsync(_web)).ShouldContain("It could not be started: The schema is not there.");
    }

    [Fact]
    public async Task Waiting_for_the_start_does_not_wait_for_health()
    {
        WithHealthCheck();
        _web.WaitForStart(_database);

        await _app.StartAsync();

        await _app.UntilAsync(_web, States.Running);
        _app.Now(_database.Resource).HealthStatus.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Waits_for_the_end_with_the_expected_exit_code()
    {
        _web.WaitForCompletion(_database, exitCode: 3);
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Waiting);
        await _app.UntilAsync(_database, States.Running);

        await _app.Engine.EndAsync(_database.Resource, exitCode: 3);

        await _app.UntilAsync(_web, States.Running);
    }

    [Fact]
    public async Task Another_exit_code_is_a_failure_that_names_it()
    {
        _web.WaitForCompletion(_database);
        await _app.StartAsync();
        await _app.UntilAsync(_database, States.Running);

        await _app.Engine.EndAsync(_database.Resource, exitCode: 137);

        await _app.UntilAsync(_web, States.FailedToStart);
        (await _app.LogOfAsync(_web))[^1].ShouldBe("It could not be started: The resource 'database' will not get done with exit code 0: "
            + "its state is Exited with exit code 137. See its log, and start it again.");
    }

    [Fact]
    public async Task One_wait_that_can_never_be_fulfilled_ends_the_others()
    {
        var cache = _app.Builder.AddContainer("cache", "cache").WithExplicitStart();
        _web.WaitFor(cache).WaitForCompletion(_database);
        await _app.StartAsync();
        await _app.UntilAsync(_database, States.Running);

        await _app.Engine.EndAsync(_database.Resource, exitCode: 1);

        await _app.UntilAsync(_web, States.FailedToStart);
    }

    [Fact]
    public async Task Goes_on_waiting_for_one_that_has_ended_until_it_is_started_again()
    {
        WithHealthCheck();
        _web.WaitFor(_database);
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Waiting);
        await _app.UntilAsync(_database, snapshot => snapshot.HealthStatus == HealthStatus.Unhealthy);

        await _app.Engine.EndAsync(_database.Resource, exitCode: 1);
        _databaseHealth = HealthCheckResult.Healthy();
        (await _app.CommandAsync(_database, "start")).Success.ShouldBeTrue();

        await _app.UntilAsync(_web, States.Running);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stops_waiting_for_one_that_has_ended_when_told_to(bool untilHealthy)
    {
        if (untilHealthy)
        {
            WithHealthCheck();
            _web.WaitFor(_database, WaitBehavior.StopOnResourceUnavailable);
        }
        else
        {
            _database.WithExplicitStart();
            _web.WaitForStart(_database, WaitBehavior.StopOnResourceUnavailable);
        }

        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Waiting);
        if (untilHealthy)
            await _app.UntilAsync(_database, States.Running);

        await _app.Engine.EndAsync(_database.Resource, exitCode: 1);

        await _app.UntilAsync(_web, States.FailedToStart);
        (await _app.LogOfAsync(_web))[^1].ShouldContain("'database' will not get");
    }

    [Fact]
    public async Task The_start_command_releases_one_that_waits()
    {
        WithHealthCheck();
        _web.WaitFor(_database);
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Waiting);

        var result = await _app.CommandAsync(_web, "start");

        result.Success.ShouldBeTrue();
        var running = await _app.UntilAsync(_web, States.Running);
        WaitProgress.WaitingFor(running).ShouldBeEmpty();
        _app.Engine.Calls.Count(call => call == "start web").ShouldBe(1);
        (await _app.LogOfAsync(_web)).ShouldContain("Started on command, without waiting any longer");
    }

    [Fact]
    public async Task An_explicit_one_is_not_started_and_those_who_wait_for_it_wait_until_it_is()
    {
        _database.WithExplicitStart();
        _web.WaitFor(_database);
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Waiting);
        _app.Now(_database.Resource).State!.Text.ShouldBe(States.NotStarted);
        _app.Engine.Calls.ShouldBe(["engine start"]);

        (await _app.CommandAsync(_database, "start")).Success.ShouldBeTrue();

        await _app.UntilAsync(_web, States.Running);
    }

    [Fact]
    public async Task Explicit_ones_that_are_started_together_start_in_the_order_of_their_waits()
    {
        var migration = _app.Builder.AddContainer("migration", "migration").WaitFor(_database).WithExplicitStart();
        _database.WithExplicitStart();
        _web.WithExplicitStart().WaitForCompletion(migration);
        await _app.StartAsync();

        var starts = new ConcurrentBag<Task<ExecuteCommandResult>>([
            _app.CommandAsync(_web, "start"), _app.CommandAsync(migration, "start"), _app.CommandAsync(_database, "start")]);
        await _app.UntilAsync(migration, States.Running);
        await _app.Engine.EndAsync(migration.Resource, exitCode: 0);

        (await Task.WhenAll(starts)).ShouldAllBe(result => result.Success);
        _app.Engine.Calls.ShouldBe(["engine start", "start database", "start migration", "start web"]);
    }

    private void WithHealthCheck()
    {
        _app.Builder.Services.AddHealthChecks().AddCheck("database_check", () => _databaseHealth);
        _database.WithHealthCheck("database_check");
    }
}
