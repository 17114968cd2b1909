using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using MediaStack.Catalog.Settings;
using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Running;

/// <summary>The whole app host on the real orchestrator, started once for all of these tests, on a machine without a container engine.</summary>
[Collection(InTestProcess.Name)]
public sealed class RunningAppHostTests(RunningAppHostTests.Started started) : IClassFixture<RunningAppHostTests.Started>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Api_answers_a_client_of_the_test()
    {
        using var client = (await started.ApplicationAsync()).CreateHttpClient("api");

        (await client.GetStringAsync("/health", TestContext.Current.CancellationToken)).ShouldBe("Healthy");
        var system = await client.GetFromJsonAsync<JsonElement>("/api/system", TestContext.Current.CancellationToken);
        system.GetProperty("processors").GetInt32().ShouldBe(Environment.ProcessorCount);
    }

    [Fact]
    public async Task Wizard_finds_the_api_by_its_name()
    {
        using var client = (await started.ApplicationAsync()).CreateHttpClient("wizard");

        var page = await client.GetStringAsync("/", TestContext.Current.CancellationToken);

        page.ShouldNotContain("The API does not answer.");
    }

    [Fact]
    public async Task Endpoints_have_addresses_of_this_machine_on_ports_that_were_free()
    {
        var application = await started.ApplicationAsync();

        application.GetEndpoint("api").Host.ShouldBe("localhost");
        application.GetEndpoint("api").Port.ShouldNotBe(5380);
        application.GetEndpoint("wizard", "http").ShouldNotBe(application.GetEndpoint("api", "http"));
        Should.Throw<ArgumentException>(() => application.GetEndpoint("api", "nothing")).Message.ShouldContain("'nothing'");
        Should.Throw<ArgumentException>(() => application.GetEndpoint("nobody")).Message.ShouldContain("wizard");
    }

    [Fact]
    public async Task A_container_that_cannot_start_says_why()
    {
        var application = await started.ApplicationAsync();

        var result = await application.ResourceCommands.ExecuteCommandAsync("jellyfin", "start", TestContext.Current.CancellationToken);

        result.Success.ShouldBeFalse();
        (await application.ResourceNotifications.WaitForResourceAsync("estate", change => change.Snapshot.State?.Style == "warning", Limited()))
            .Snapshot.State!.Text.ShouldBe("No container engine");
    }

    [Theory]
    [InlineData("estate", "start-estate")]
    [InlineData("sonarr", "start-with-needs")]
    public async Task Starting_the_estate_without_an_engine_fails_with_the_cure(string resource, string command)
    {
        var application = await started.ApplicationAsync();
        await application.ResourceNotifications.WaitForResourceAsync("estate", change => change.Snapshot.State?.Text == "No container engine", Limited());

        var result = await application.ResourceCommands.ExecuteCommandAsync(resource, command, TestContext.Current.CancellationToken);

        result.Success.ShouldBeFalse();
        result.Message.ShouldNotBeNull().ShouldContain("DOCKER_HOST");
    }

    [Fact]
    public async Task Stopping_an_estate_that_never_ran_stops_nothing()
    {
        var application = await started.ApplicationAsync();
        await application.ResourceNotifications.WaitForResourceAsync("estate", change => change.Snapshot.State?.Text == "No container engine", Limited());

        var result = await application.ResourceCommands.ExecuteCommandAsync("estate", "stop-estate", TestContext.Current.CancellationToken);

        result.Success.ShouldBeTrue(result.Message);
        result.Message.ShouldBe("0 services stopped.");
    }

    [Fact]
    public async Task Commands_of_the_estate_validate_and_publish()
    {
        var application = await started.ApplicationAsync();

        var validated = await application.ResourceCommands.ExecuteCommandAsync("estate", "validate-settings", TestContext.Current.CancellationToken);
        var published = await application.ResourceCommands.ExecuteCommandAsync("estate", "publish-now", TestContext.Current.CancellationToken);

        validated.Success.ShouldBeTrue(validated.Message);
        published.Success.ShouldBeTrue(published.Message);
        var folder = Path.GetDirectoryName(SettingsStore.DefaultPath())!;
        File.ReadAllBytes(Path.Combine(folder, "published", "estate.json")).ShouldBe(File.ReadAllBytes(Path.Combine(folder, "development", "estate.json")));
    }

    [Fact]
    public async Task A_saved_change_asks_for_a_restart_until_it_is_taken_back()
    {
        var application = await started.ApplicationAsync();
        var store = new SettingsStore(SettingsStore.DefaultPath());
        var before = store.Load().Settings;

        store.Save(before.With("time-zone", "Asia/Tokyo"));
        (await application.ResourceNotifications.WaitForResourceAsync("estate", change => change.Snapshot.State?.Text == "Restart needed", Limited()))
            .Snapshot.State!.Style.ShouldBe("warning");

        store.Save(before);
        await application.ResourceNotifications.WaitForResourceAsync("estate", change => change.Snapshot.State?.Text != "Restart needed", Limited());
    }

    private static CancellationToken Limited()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        return limit.Token;
    }

    /// <summary>The application, started when the first test asks.</summary>
    public sealed class Started : IAsyncLifetime
    {
        private const string NoEngine = "unix:///nowhere/docker.sock";
        private readonly string? _engine = Environment.GetEnvironmentVariable("DOCKER_HOST");
        private DistributedApplication? _application;

        public ValueTask InitializeAsync()
        {
            Environment.SetEnvironmentVariable("DOCKER_HOST", NoEngine);
            return ValueTask.CompletedTask;
        }

        public async Task<DistributedApplication> ApplicationAsync()
        {
            if (_application is null)
            {
                Requires.File(Repository.At("node_modules", ".package-lock.json"), "run 'npm ci'");
                var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.MediaStack_AppHost>(Limited());
                _application = await builder.BuildAsync(Limited());
                await _application.StartAsync(Limited());
                await _application.ResourceNotifications.WaitForResourceHealthyAsync("wizard", Limited());
            }

            return _application;
        }

        public async ValueTask DisposeAsync()
        {
            if (_application is not null)
            {
                await _application.DisposeAsync();
            }

            Environment.SetEnvironmentVariable("DOCKER_HOST", _engine);
        }
    }
}
