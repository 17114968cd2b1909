using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MediaStack.ServiceDefaults.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_go_where_otlp_is_configured()
    {
        await using var collector = await Collector.StartAsync();
        await using (var process = await TestProcess.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_SERVICE_NAME", "greeter")))
        {
            (await process.Client.GetStringAsync("/hello", TestContext.Current.CancellationToken)).ShouldBe("hello");
            (await process.Client.GetStringAsync("/health", TestContext.Current.CancellationToken)).ShouldBe("Healthy");
        }

        // The end of a process sends what it still holds.
        collector["/v1/traces"].ShouldContain("GET /hello");
        // The name of the server's span; the test's own client is in the same process.
        collector["/v1/traces"].ShouldNotContain("GET /health");
        collector["/v1/traces"].ShouldContain("greeter");
        collector["/v1/traces"].ShouldContain(ServiceDefaults.ProductVersion);
        collector["/v1/metrics"].ShouldContain("http.server.request.duration");
        collector["/v1/metrics"].ShouldContain("dotnet.gc.collections");
        collector["/v1/logs"].ShouldContain("said hello");
        collector.Paths.ShouldBe(["/v1/logs", "/v1/metrics", "/v1/traces"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_process_without_a_name_from_outside_goes_by_its_own()
    {
        await using var collector = await Collector.StartAsync();
        await using (var process = await TestProcess.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")))
        {
            await process.Client.GetStringAsync("/hello", TestContext.Current.CancellationToken);
        }

        collector["/v1/logs"].ShouldContain("MediaStack.ServiceDefaults.Tests");
    }

    /// <summary>Keeps what it is sent. Texts stand in protobuf messages as they are, so they can be looked for in the bytes.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string> _received = new();
        private TestProcess? _process;

        public string Address => _process!.Address;

        public IEnumerable<string> Paths => _received.Keys;

        public string this[string path] => _received[path];

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            collector._process = await TestProcess.StartAsync(collector.ReceiveAsync);
            return collector;
        }

        public async ValueTask DisposeAsync() => await _process!.DisposeAsync();

        private async Task ReceiveAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            var text = await reader.ReadToEndAsync(context.RequestAborted);
            _received.AddOrUpdate(context.Request.Path.Value!, text, (_, former) => former + text);
        }
    }
}
