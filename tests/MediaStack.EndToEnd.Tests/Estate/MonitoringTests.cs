using System.Text.Json;
using MediaStack.Catalog.Estate;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>What the whole estate's Prometheus knows, whom an alert reaches, and what a back-up holds.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class MonitoringTests(WholeEstate estate)
{
    // Prometheus asks every half minute, and for apps every minute.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task Metrics_of_every_exporter_arrive_in_Prometheus()
    {
        var exporters = estate.Model.Edges.Where(edge => edge.Kind == EstateEdgeKind.Measures).Select(edge => edge.From)
            .Concat(["node-exporter", "cadvisor", "blackbox-exporter"]).ToList();
        exporters.Count.ShouldBeGreaterThan(7);

        await Wait.UntilAsync("every exporter was scraped", async () =>
            !exporters.Except((await QueryAsync("up{kind=\"exporter\"} == 1")).Select(series => series.GetProperty("job").GetString())).Any(), Limit);

        foreach (var metric in new[] { "node_filesystem_avail_bytes", "node_timex_sync_status", "redis_up", "probe_success", "sonarr_system_status", "mediastack_backup_archives" })
            (await QueryAsync(metric)).ShouldNotBeEmpty(metric);
        (await QueryAsync("container_last_seen")).Select(series => series.GetProperty("service").GetString()).ShouldContain("sonarr");
    }

    [Fact]
    public async Task Every_page_is_asked_and_answers()
    {
        var pages = estate.Model.Edges.Where(edge => edge.Kind == EstateEdgeKind.Probes).Select(edge => edge.To).Where(service => service != "gluetun").ToList();
        pages.Count.ShouldBeGreaterThan(20);

        await Wait.UntilAsync("every page has answered", async () =>
            !pages.Except((await QueryAsync("probe_success{job=\"pages\"} == 1")).Select(series => series.GetProperty("service").GetString())).Any(), Limit);
        (await QueryAsync("probe_success{job=\"vpn\",check=\"tunnel\"} == 1")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_alert_reaches_the_owner_through_the_chosen_channel()
    {
        const string alert = """[{"labels":{"alertname":"TestOfTheChannel","severity":"critical"},"annotations":{"summary":"a test"}}]""";

        (await estate.Stack.Compose.ExecAsync("prometheus", "wget", "-q", "-O", "-", "--header", "Content-Type: application/json",
            "--post-data", alert, "http://alertmanager:9093/api/v2/alerts")).Succeeded();

        await Wait.UntilAsync("ntfy has the message", async () =>
            (await MessagesAsync()).Contains("TestOfTheChannel", StringComparison.Ordinal), Limit);
    }

    [Fact]
    public async Task Nobody_sends_a_message_without_the_token()
    {
        _ = estate.Stack;

        (await estate.Stack.Compose.ExecAsync("supervisor", "wget", "-q", "-O", "-", "--post-data", "spam", "http://ntfy:8080/mediastack"))
            .Error.ShouldContain("403");
        (await MessagesAsync()).ShouldNotContain("spam");
    }

    [Fact]
    public async Task A_backup_holds_what_services_keep_and_leaves_them_running()
    {
        (await estate.Stack.Compose.ExecAsync("volume-backup", "backup")).Succeeded();
        await estate.UntilHealthyAsync();

        var archive = Directory.EnumerateFiles(estate.Backups, "mediastack-*").ShouldHaveSingleItem();
        var held = (await Cli.RunAsync("tar", ["-tzf", archive])).Succeeded().Output.Split('\n').Select(path => path.Split('/')).Where(path => path.Length > 2)
            .Select(path => path[1]).Distinct().ToList();
        var kept = estate.Model.Services.Where(service => service.Resource != "volume-backup").SelectMany(service => service.Volumes)
            .Where(volume => volume is { Kind: EstateVolumeKind.Config, ReadOnly: false }).Select(volume => volume.Source);
        held.ShouldBe(kept, ignoreOrder: true);
    }

    private async Task<string> MessagesAsync() => (await estate.Stack.Compose.ExecAsync("ntfy", "cat", "/var/cache/ntfy/messages")).Succeeded().Output;

    /// <summary>The labels of the series that a query gives.</summary>
    private async Task<IReadOnlyList<JsonElement>> QueryAsync(string query)
    {
        var answer = await estate.Stack.Compose.ExecAsync("prometheus", "wget", "-q", "-O", "-", $"http://localhost:9090/api/v1/query?query={Uri.EscapeDataString(query)}");
        using var json = JsonDocument.Parse(answer.Succeeded().Output);
        return [.. json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(series => series.GetProperty("metric").Clone())];
    }
}
