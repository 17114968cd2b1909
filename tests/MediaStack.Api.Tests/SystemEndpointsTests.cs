using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace MediaStack.Api.Tests;

public sealed class SystemEndpointsTests : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _client;

    public SystemEndpointsTests(WebApplicationFactory<Program> factory) => _client = factory.CreateClient();

    [Theory]
    [InlineData("/health", "Healthy")]
    [InlineData("/alive", "Healthy")]
    [InlineData("/version", "0.1.0")]
    public async Task Open_endpoints_answer(string path, string body)
    {
        using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(body);
    }

    [Fact]
    public async Task System_information_describes_this_machine()
    {
        var system = await _client.GetFromJsonAsync<JsonElement>("/api/system", TestContext.Current.CancellationToken);

        system.GetProperty("product").GetString().ShouldBe("0.1.0");
        system.GetProperty("processors").GetInt32().ShouldBe(Environment.ProcessorCount);
        system.GetProperty("memoryBytes").GetInt64().ShouldBe(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        system.GetProperty("runtime").GetString().ShouldBe(Environment.Version.ToString());
    }

    [Fact]
    public async Task Unknown_paths_are_problem_details()
    {
        using var response = await _client.GetAsync("/api/nothing", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/system") { Headers = { Host = "rebound.example.org" } };

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
