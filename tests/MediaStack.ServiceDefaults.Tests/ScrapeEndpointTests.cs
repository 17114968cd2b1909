using System.Net;
using System.Net.Http.Headers;
using MediaStack.Tests;

namespace MediaStack.ServiceDefaults.Tests;

public sealed class ScrapeEndpointTests
{
    private static readonly (string, string) s_switchedOn = ("Metrics:ScrapeToken", "token-of-this-test");

    // Exit codes of 'promtool check metrics' for a text that Prometheus reads; 1 is for one that it does not.
    private const int Valid = 0;
    private const int ValidWithAdvice = 3;

    [Fact]
    public async Task There_is_none_unless_a_token_is_configured()
    {
        await using var process = await TestProcess.StartAsync();

        (await ScrapeAsync(process, "token-of-this-test")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another token")]
    public async Task Nobody_reads_it_without_the_token(string? token)
    {
        await using var process = await TestProcess.StartAsync(s_switchedOn);

        using var response = await ScrapeAsync(process, token);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Prometheus_understands_it()
    {
        await using var process = await TestProcess.StartAsync(s_switchedOn);
        await process.Client.GetStringAsync("/hello", TestContext.Current.CancellationToken);

        using var response = await ScrapeAsync(process, "token-of-this-test");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var metrics = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        metrics.ShouldContain("http_server_request_duration_seconds_count{");
        metrics.ShouldContain("http_route=\"/hello\"");
        metrics.ShouldContain("dotnet_process_memory_working_set_bytes ");
        await using var promtool = Cli.Start("promtool", ["check", "metrics"]);
        await promtool.Input.WriteAsync(metrics);
        promtool.Input.Close();
        var checkedMetrics = await promtool.EndAsync();
        checkedMetrics.ExitCode.ShouldBeOneOf(Valid, ValidWithAdvice);
        // OpenTelemetry's conventions name some counts of the runtime in a way that promtool would not.
        checkedMetrics.Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("dotnet_", StringComparison.Ordinal) || !line.EndsWith("should not have \"_count\" suffix", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage> ScrapeAsync(TestProcess process, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        // What Prometheus asks for when it is told to keep to its own text format.
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await process.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
