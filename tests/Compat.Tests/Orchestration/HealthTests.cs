using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using States = Aspire.Hosting.ApplicationModel.KnownResourceStates;

namespace Compat.Tests.Orchestration;

public sealed class HealthTests : IAsyncDisposable
{
    private readonly RunningApplication _app = new();
    private readonly IResourceBuilder<ContainerResource> _web;
    private readonly ConcurrentQueue<string> _events = new();
    private Func<HealthCheckResult> _check = () => HealthCheckResult.Healthy();

    public HealthTests()
    {
        _web = _app.Builder.AddContainer("web", "web");
        _web.OnResourceReady((_, _, _) => Note("ready"));
        _web.OnResourceStopped((_, stopped, _) => Note($"stopped {stopped.ResourceEvent.Snapshot.ExitCode}"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Without_checks_it_is_healthy_and_ready_as_soon_as_it_runs()
    {
        await _app.StartAsync();

        var last = await _app.Notifications.WaitForResourceHealthyAsync("web", _app.Token);

        last.Snapshot.HealthStatus.ShouldBe(HealthStatus.Healthy);
        last.Snapshot.HealthReports.ShouldBeEmpty();
        _events.ShouldBe(["ready"]);
    }

    [Fact]
    public async Task Checks_after_one_to_five_seconds_until_healthy_then_every_thirty()
    {
        var checks = 0;
        WithCheck(() => ++checks is <= 7 or 10 ? HealthCheckResult.Unhealthy($"attempt {checks}") : HealthCheckResult.Healthy());
        await _app.StartAsync();

        var waits = new List<double>();
        while (waits.Count < 11)
            waits.Add((await _app.Time.PassNextWaitAsync(_app.Token)).TotalSeconds);

        waits.ShouldBe([1, 2, 3, 4, 5, 5, 5, 30, 30, 1, 30]);
        _events.ShouldBe(["ready"]);
    }

    [Fact]
    public async Task Reports_say_what_each_check_found_and_the_worst_of_them_is_the_health()
    {
        WithCheck(() => HealthCheckResult.Unhealthy("The disk is full.", new IOException("No space left.")));
        _app.Builder.Services.AddHealthChecks().AddCheck("second", () => HealthCheckResult.Degraded("slow"));
        _web.WithHealthCheck("second").WithExplicitStart();
        await _app.StartAsync();
        var first = _app.Now(_web.Resource);
        first.HealthReports.Select(report => (report.Name, report.Status)).ShouldBe([("web_check", null), ("second", null)]);

        await _app.CommandAsync(_web, "start");
        var checkedOnce = await _app.UntilAsync(_web, snapshot => snapshot.HealthReports.All(report => report.Status is not null));

        checkedOnce.HealthStatus.ShouldBe(HealthStatus.Unhealthy);
        var (bad, slow) = (checkedOnce.HealthReports[0], checkedOnce.HealthReports[1]);
        (bad.Status, bad.Description).ShouldBe((HealthStatus.Unhealthy, "The disk is full."));
        bad.ExceptionText.ShouldNotBeNull().ShouldContain("No space left.");
        bad.LastRunAt.ShouldBe(_app.Time.GetUtcNow().UtcDateTime);
        (slow.Status, slow.Description, slow.ExceptionText).ShouldBe((HealthStatus.Degraded, "slow", null));
    }

    [Fact]
    public async Task A_check_that_cannot_be_created_is_unhealthy_with_its_error()
    {
        _app.Builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            "web_check", _ => throw new InvalidOperationException("No client is registered."), failureStatus: null, tags: null));
        _web.WithHealthCheck("web_check");

        await _app.StartAsync();

        var unhealthy = await _app.UntilAsync(_web, snapshot => snapshot.HealthStatus == HealthStatus.Unhealthy && snapshot.HealthReports[0].Status is not null);
        unhealthy.HealthReports[0].ExceptionText.ShouldNotBeNull().ShouldContain("No client is registered.");
    }

    [Fact]
    public async Task Each_run_has_its_own_health_and_readiness()
    {
        WithCheck(() => _check());
        await _app.StartAsync();
        await _app.Notifications.WaitForResourceHealthyAsync("web", _app.Token);

        _check = () => HealthCheckResult.Unhealthy();
        await _app.Engine.EndAsync(_web.Resource, exitCode: 7);
        var ended = _app.Now(_web.Resource);
        (await _app.CommandAsync(_web, "start")).Success.ShouldBeTrue();

        ended.HealthStatus.ShouldBeNull();
        ended.HealthReports[0].Status.ShouldBeNull();
        (await _app.UntilAsync(_web, snapshot => snapshot.HealthReports[0].Status is not null)).HealthStatus.ShouldBe(HealthStatus.Unhealthy);

        _check = () => HealthCheckResult.Healthy();
        var again = _app.Notifications.WaitForResourceHealthyAsync("web", _app.Token);
        while (!again.IsCompleted)
        {
            await _app.Time.PassNextWaitAsync(_app.Token);
            await Task.WhenAny(again, Task.Delay(50, _app.Token));
        }

        await again;
        _events.ShouldBe(["ready", "stopped 7", "ready"]);
    }

    [Fact]
    public async Task Asks_an_endpoint_for_its_health()
    {
        using var server = new AnsweringServer("/health", HttpStatusCode.ServiceUnavailable);
        _web.WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/health");
        _app.Engine.Port = server.Port;
        await _app.StartAsync();

        var unhealthy = await _app.UntilAsync(_web, snapshot => snapshot.HealthReports[0].Status is not null);
        unhealthy.HealthReports[0].Name.ShouldBe("web_http_/health_200_check");
        unhealthy.HealthReports[0].Description.ShouldBe($"http://localhost:{server.Port}/health answers with status 503, expected is 200.");

        server.Status = HttpStatusCode.OK;
        await _app.Time.PassNextWaitAsync(_app.Token);

        await _app.Notifications.WaitForResourceHealthyAsync("web", _app.Token);
    }

    [Fact]
    public async Task An_endpoint_that_nobody_listens_on_is_unhealthy()
    {
        _web.WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck();
        using (var listener = new AnsweringServer("/", HttpStatusCode.OK))
            _app.Engine.Port = listener.Port;

        await _app.StartAsync();

        var unhealthy = await _app.UntilAsync(_web, snapshot => snapshot.HealthReports[0].Status is not null);
        unhealthy.HealthReports[0].Description.ShouldNotBeNull().ShouldContain("does not answer");
    }

    [Fact]
    public async Task Checks_that_nobody_registered_are_named_all_at_once_before_anything_is_started()
    {
        _web.WithHealthCheck("one").WithHealthCheck("two");

        var failure = await Should.ThrowAsync<DistributedApplicationException>(_app.StartAsync);

        failure.Message.ShouldContain("'one' of 'web', 'two' of 'web'");
        _app.Engine.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(WaitBehavior.StopOnResourceUnavailable, true)]
    [InlineData(WaitBehavior.WaitOnResourceUnavailable, false)]
    public async Task Waiting_for_health_ends_with_the_resource_when_told_to(WaitBehavior behavior, bool ends)
    {
        WithCheck(() => HealthCheckResult.Unhealthy());
        await _app.StartAsync();
        await _app.UntilAsync(_web, States.Running);
        var wait = _app.Notifications.WaitForResourceHealthyAsync("web", behavior, _app.Token);

        await _app.Engine.EndAsync(_web.Resource, exitCode: 1);

        if (ends)
            (await Should.ThrowAsync<DistributedApplicationException>(wait)).Message.ShouldContain("Exited with exit code 1");
        else
            (await Task.WhenAny(wait, Task.Delay(200, _app.Token))).ShouldNotBe(wait);
    }

    [Fact]
    public async Task Waiting_for_an_unknown_resource_names_those_there_are()
    {
        await _app.StartAsync();

        var failure = await Should.ThrowAsync<DistributedApplicationException>(
            _app.Notifications.WaitForResourceHealthyAsync("wbe", WaitBehavior.StopOnResourceUnavailable, _app.Token));

        failure.Message.ShouldBe("There is no resource 'wbe' to wait for. There are: web.");
    }

    private Task Note(string what)
    {
        _events.Enqueue(what);
        return Task.CompletedTask;
    }

    private void WithCheck(Func<HealthCheckResult> check)
    {
        _app.Builder.Services.AddHealthChecks().AddCheck("web_check", check);
        _web.WithHealthCheck("web_check");
    }

    /// <summary>Answers on a loopback port with one status.</summary>
    private sealed class AnsweringServer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string _path;

        public AnsweringServer(string path, HttpStatusCode status)
        {
            (_path, Status) = (path, status);
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            _listener.Prefixes.Add($"http://localhost:{Port}/");
            _listener.Start();
            _ = Task.Run(AnswerAsync);
        }

        public int Port { get; }

        public HttpStatusCode Status { get; set; }

        public void Dispose() => ((IDisposable)_listener).Dispose();

        private async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    context.Response.StatusCode = (int)(context.Request.Url!.AbsolutePath == _path ? Status : HttpStatusCode.NotFound);
                    context.Response.Close();
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
