using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Dashboard.ResourceService.Messages;
using Compat.Tests.Dashboard;

namespace Compat.Tests.Run;

/// <summary>Measures, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(StopTests), DisableParallelization = true)]
[Collection(nameof(StopTests))]
public class StopTests
{
    private const string ServiceKey = "00112233445566778899aabbccddeeff";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Half a second is usual; a machine that is busy otherwise gets more than one try.</summary>
    private const int Tries = 3;

    [Fact]
    public async Task Aspire_stop_ends_everything_within_three_seconds_also_while_a_dashboard_looks_on()
    {
        using var commands = new AppHostCommands();
        var service = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{AppHostCommands.FreePort()}");
        commands.Variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = service;
        commands.Variables["ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY"] = ServiceKey;

        var times = new List<TimeSpan>();
        while (times.Count < Tries && (times.Count == 0 || times.Min() >= Limit))
            times.Add(await StopAsync(commands, new Uri(service)));

        times.Min().ShouldBeLessThan(Limit);
    }

    private static async Task<TimeSpan> StopAsync(AppHostCommands commands, Uri service)
    {
        await commands.StartAppHostAsync();
        var process = AppHostCommands.ProcessOf(commands.Sockets.ShouldHaveSingleItem());
        using var dashboard = new GrpcClient(service, ServiceKey);
        await using var resources = dashboard.StreamAsync(
            "WatchResources", new WatchResourcesRequest(), WatchResourcesUpdate.Parser, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await resources.MoveNextAsync()).ShouldBeTrue();

        var watch = Stopwatch.StartNew();
        (await commands.RunAsync("stop", "--apphost", AppHostCommands.Project)).Succeeded();
        watch.Stop();

        AppHostCommands.IsAlive(process).ShouldBeFalse();
        commands.Sockets.ShouldBeEmpty();
        return watch.Elapsed;
    }
}
