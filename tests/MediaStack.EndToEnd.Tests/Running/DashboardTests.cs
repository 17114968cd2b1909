using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.Tests;
using Microsoft.Playwright;

namespace MediaStack.EndToEnd.Tests.Running;

/// <summary>The app host's dashboard in a browser, with the estate of <c>samples/typical.json</c> and no container engine.</summary>
public sealed class DashboardTests(DashboardTests.RunningAppHost appHost) : IClassFixture<DashboardTests.RunningAppHost>
{
    [Fact]
    public async Task Dashboard_shows_the_estate_with_states_and_shelves()
    {
        var page = await appHost.OpenAsync("/");

        foreach (var resource in new[] { "api", "wizard", "estate", "library", "downloads" })
            await Visible(page.GetByText(resource, new() { Exact = true }));
        await Visible(page.GetByText("No container engine"));
        await Visible(page.GetByText("Runtime unhealthy"));
        await Browser.ScreenshotAsync(page, "dashboard-resources");

        await page.GotoAsync($"{appHost.Dashboard}/?view=Graph");
        await Visible(page.Locator("svg text", new() { HasText = "sonarr" }));
        await Browser.ScreenshotAsync(page, "dashboard-graph");
    }

    [Fact]
    public async Task A_trace_leads_from_the_wizard_to_the_api()
    {
        var page = await appHost.OpenAsync("/traces");
        using var client = new HttpClient();
        (await client.GetAsync($"{appHost.Wizard}/", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        await page.GetByText("wizard: GET /", new() { Exact = true }).First.ClickAsync();
        await Visible(page.GetByText("GET /api/system"));

        await Browser.ScreenshotAsync(page, "dashboard-trace");
    }

    [Theory]
    [InlineData("api")]
    [InlineData("wizard")]
    public async Task Logs_and_metrics_of_both_processes_arrive(string process)
    {
        var page = await appHost.OpenAsync($"/structuredlogs/resource/{process}");
        await Visible(page.GetByText("Application started."));
        await Browser.ScreenshotAsync(page, $"dashboard-logs-{process}");

        await page.GotoAsync($"{appHost.Dashboard}/metrics/resource/{process}/meter/Microsoft.AspNetCore.Hosting/instrument/http.server.request.duration");
        await Visible(page.GetByText("http.server.request.duration"));
        await Visible(page.GetByText("Microsoft.AspNetCore.Hosting"));
        await Browser.ScreenshotAsync(page, $"dashboard-metrics-{process}");
    }

    private static Task Visible(ILocator locator) => locator.First.WaitForAsync(new() { State = WaitForSelectorState.Visible });

    /// <summary>The app host as a program of its own, and a browser.</summary>
    public sealed class RunningAppHost : IAsyncLifetime
    {
        private const string Token = "0123456789abcdef0123456789abcdef";
        private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

        private readonly ScratchFolder _scratch = new();
        private Cli? _appHost;
        private Browser? _browser;

        /// <summary>Address of the dashboard.</summary>
        public string Dashboard { get; } = $"http://localhost:{FreePort()}";

        /// <summary>Address of the wizard, as the console says.</summary>
        public string Wizard { get; private set; } = "";

        /// <summary>Opens a page of the dashboard, logged in.</summary>
        public async Task<IPage> OpenAsync(string path)
        {
            if (_browser is null)
            {
                _browser = await Browser.StartAsync();
                _appHost = Start();
                await Wait.UntilAsync("the console says where dashboard and wizard are", () =>
                {
                    _appHost.HasExited.ShouldBeFalse();
                    Wizard = Regex.Match(_appHost.OutputSoFar, "The wizard: (http://localhost:[0-9]+)\n").Groups[1].Value;
                    return Task.FromResult(Wizard.Length > 0 && _appHost.OutputSoFar.Contains($"{Dashboard}/login?t={Token}", StringComparison.Ordinal));
                }, s_startLimit);
            }

            return await _browser.OpenAsync($"{Dashboard}/login?t={Token}&returnUrl={Uri.EscapeDataString(path)}");
        }

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
            if (_appHost is not null)
            {
                (await Cli.RunAsync("kill", ["-INT", $"{_appHost.Id}"])).Succeeded();
                (await _appHost.EndAsync()).ExitCode.ShouldBe(0);
            }

            _scratch.Dispose();
        }

        private Cli Start() => Cli.Start(
            "dotnet", [Path.Combine(Publisher.BuildFolder, "MediaStack.AppHost.dll"), "--settings", Repository.At("samples", "typical.json")],
            new CliOptions
            {
                Environment = new Dictionary<string, string?>
                {
                    ["ASPNETCORE_URLS"] = Dashboard,
                    ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
                    ["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] = Token,
                    ["DOTNET_ENVIRONMENT"] = "Development",
                    ["DOCKER_HOST"] = "unix:///nowhere/docker.sock",
                    ["MEDIASTACK_HOME"] = _scratch.At("home"),
                },
            });

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
