using MediaStack.Catalog.Estate;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Plex on the host's own network, and those who have to find it there.</summary>
public sealed class PlexDiscoveryTests
{
    [Theory]
    [InlineData("lan")]
    [InlineData("own-login")]
    public async Task On_the_hosts_network_Plex_has_no_other_and_its_users_reach_it_by_the_hosts_name(string access)
    {
        using var scratch = new ScratchFolder();
        var settings = Settings.WriteSample(scratch, "everything", new Dictionary<string, string>
        {
            ["data-folder"] = scratch.At("data"),
            ["plex.discovery"] = "true",
            ["plex.access"] = access,
        });
        await Publisher.ReleaseAsync(scratch.At("out"), settings);

        // Compose refuses a service with both a network mode and networks.
        var config = (await Cli.RunAsync(Requires.Tool("docker-compose"), ["config", "--format", "json"], new CliOptions { Folder = scratch.At("out") })).Succeeded();
        using var compose = System.Text.Json.JsonDocument.Parse(config.Output);
        var services = compose.RootElement.GetProperty("services");
        var plex = services.GetProperty("plex");
        plex.GetProperty("network_mode").GetString().ShouldBe("host");
        plex.TryGetProperty("networks", out _).ShouldBeFalse();
        plex.TryGetProperty("ports", out _).ShouldBeFalse();

        var estate = EstateDocument.Parse(await File.ReadAllTextAsync(scratch.At("out", "estate.json"), TestContext.Current.CancellationToken));
        var model = estate.Services.Single(service => service.Id == "plex");
        model.Endpoints.Single(endpoint => endpoint.Name == "http").Host.ShouldBe("host.docker.internal");
        model.Privileges.ShouldContain(privilege => privilege.Name == "host-network");
        var users = estate.Edges.Where(edge => edge.To == "plex").Select(edge => edge.From)
            .Concat(estate.Edges.Where(edge => edge.From == "plex").Select(edge => edge.To)).Distinct().ToList();
        users.Contains("nginx-proxy-manager").ShouldBe(access != "lan");
        users.Count.ShouldBeGreaterThan(4);
        foreach (var user in users)
            services.GetProperty(user).GetProperty("extra_hosts").EnumerateArray().Select(host => host.GetString()).ShouldContain("host.docker.internal=host-gateway", user);
    }
}
