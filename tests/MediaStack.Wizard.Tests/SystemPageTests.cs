using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace MediaStack.Wizard.Tests;

public sealed class SystemPageTests : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly WebApplicationFactory<Program> _factory;

    public SystemPageTests(WebApplicationFactory<Program> factory) => _factory = factory;

    [Theory]
    [InlineData("/health", "Healthy")]
    [InlineData("/alive", "Healthy")]
    [InlineData("/version", "0.1.0")]
    public async Task Open_endpoints_answer(string path, string body)
    {
        using var client = _factory.CreateClient();

        (await client.GetStringAsync(path, TestContext.Current.CancellationToken)).ShouldBe(body);
    }

    [Fact]
    public async Task Page_shows_what_the_api_says()
    {
        await using var api = WebApplication.Create();
        api.Urls.Add("http://127.0.0.1:0");
        api.MapGet("/api/system", () => TypedResults.Json(new
        {
            product = "9.8.7",
            operatingSystem = "Test <OS>",
            architecture = "x64",
            processors = 3,
            memoryBytes = 5L << 30,
            runtime = "10.0.0",
            timeZone = "Europe/Berlin",
        }));
        await api.StartAsync(TestContext.Current.CancellationToken);
        var address = api.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        var page = await PageAsync(address);

        page.ShouldContain("9.8.7");
        page.ShouldContain("Test &lt;OS&gt; (x64)");
        page.ShouldContain("5.0 GiB");
        page.ShouldContain("Europe/Berlin");
    }

    [Fact]
    public async Task Page_comes_with_its_style()
    {
        var page = await PageAsync("http://127.0.0.1:9");
        var style = Regex.Match(page, "<link rel=\"stylesheet\" href=\"([^\"]+)\"").Groups[1].Value;
        using var client = _factory.CreateClient();

        using var response = await client.GetAsync($"/{style}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/css");
    }

    [Fact]
    public async Task Page_says_that_the_api_does_not_answer()
    {
        // Port 9 (discard) on loopback: nothing listens there.
        var page = await PageAsync("http://127.0.0.1:9");

        page.ShouldContain("The API does not answer.");
    }

    private async Task<string> PageAsync(string api)
    {
        using var factory = _factory.WithWebHostBuilder(host => host.UseSetting("services:api:http:0", api));
        using var client = factory.CreateClient();
        using var response = await client.GetAsync("/", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
