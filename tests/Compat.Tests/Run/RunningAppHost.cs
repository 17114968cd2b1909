using System.Globalization;
using Compat.Tests.Dashboard;

namespace Compat.Tests.Run;

/// <summary>One app host with the real engine and dashboard, shared by all tests that do not end it.</summary>
public sealed class RunningAppHost : IAsyncLifetime
{
    private const string ServiceKey = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string TelemetryKey = "5566778899aabbccddeeff0011223344";

    private const string BrowserToken = "a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5";

    private readonly int _servicePort = AppHostCommands.FreePort();
    private readonly int _dashboardPort = AppHostCommands.FreePort();

    internal AppHostCommands Commands { get; } = new();

    /// <summary>What <c>aspire start</c> printed.</summary>
    public string StartOutput { get; private set; } = string.Empty;

    public string LoginUrl => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_dashboardPort}/login?t={BrowserToken}");

    internal GrpcClient NewDashboardClient() => new(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_servicePort}")), ServiceKey);

    public async ValueTask InitializeAsync()
    {
        Commands.Variables["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_dashboardPort}");
        Commands.Variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_servicePort}");
        Commands.Variables["ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY"] = ServiceKey;
        Commands.Variables["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] = BrowserToken;
        Commands.Variables["AppHost__OtlpApiKey"] = TelemetryKey;
        StartOutput = (await Commands.StartAppHostAsync()).Output;
        (await Commands.RunAsync("wait", "web", "--apphost", AppHostCommands.Project)).Succeeded();
    }

    public async ValueTask DisposeAsync()
    {
        await Commands.RunAsync("stop", "--apphost", AppHostCommands.Project);
        Commands.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class RunningAppHostTests : ICollectionFixture<RunningAppHost>
{
    public const string Name = "A running app host";
}
