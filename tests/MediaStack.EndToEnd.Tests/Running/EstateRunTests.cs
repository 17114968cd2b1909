using System.Text.Json.Nodes;
using MediaStack.EndToEnd.Tests.Estate;
using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Running;

/// <summary>
/// A part of the estate under the app host with <c>--estate</c>, on the engine where the whole estate is deployed already: the app host
/// runs inside that engine's network namespace, as it would on the same machine.
/// </summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EstateRunTests(WholeEstate estate)
{
    private const string Project = "mediastack-development";
    private static readonly string[] s_services = ["gluetun", "prowlarr", "qbittorrent", "sonarr"];
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Containers_start_in_order_under_the_policy_of_the_release_and_leave_the_deployed_estate_alone()
    {
        var engine = estate.Engine;
        estate.Stack.ShouldNotBeNull();
        var deployed = (await estate.ContainersAsync()).Select(container => container.Id).ToList();
        using var scratch = new ScratchFolder();
        var settings = Settings.WriteSample(scratch, "typical", new Dictionary<string, string> { ["data-folder"] = scratch.At("data") });
        Select(settings, s_services);

        await using var events = engine.Watch();
        await using (var appHost = Start(scratch, settings))
        {
            await Wait.UntilAsync("the services are healthy", async () =>
            {
                appHost.HasExited.ShouldBeFalse("the app host ended");
                var healthy = (await EstateContainer.AllAsync(engine, Project)).Where(container => container.Health == "healthy").Select(container => container.Service);
                return !s_services.Except(healthy).Any();
            }, s_startLimit);

            var containers = (await EstateContainer.AllAsync(engine, Project)).ToDictionary(container => container.Service);
            containers["qbittorrent"].NetworkMode.ShouldBe($"container:{containers["vpn-namespace"].Id}");
            containers["initialiser"].NetworkMode.ShouldBe("none");
            var sonarr = JsonNode.Parse((await engine.RunAsync("inspect", containers["sonarr"].Id)).Succeeded().Output)![0]!["HostConfig"]!; // Not null: so is the engine's answer.
            sonarr["CapDrop"]!.AsArray().Select(capability => $"{capability}").ShouldBe(["ALL"]);
            sonarr["SecurityOpt"]!.AsArray().Select(option => $"{option}").ShouldBe(["no-new-privileges:true"]);
            (await engine.LinesAsync("exec", containers["sonarr"].Id, "stat", "-c", "%u:%g %a", "/run/secrets/sonarr-api-key")).ShouldBe(["1000:1000 400"]);

            (await Cli.RunAsync("kill", ["-INT", $"{appHost.Id}"])).Succeeded();
            (await appHost.EndAsync()).ExitCode.ShouldBe(0);
        }

        await Wait.UntilAsync("nothing of the run is left", async () =>
            (await engine.LinesAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={Project}")).Length == 0, s_stopLimit);
        (await estate.ContainersAsync()).Select(container => container.Id).ShouldBe(deployed, ignoreOrder: true);
        await estate.UntilHealthyAsync();
        await RemoveVolumesAsync(engine);

        var happened = (await events.EndAsync()).ToList();
        Moment(happened, "initialiser", "die").ShouldBeLessThan(Moment(happened, "prowlarr", "start"));
        Moment(happened, "prowlarr", "health_status: healthy").ShouldBeLessThan(Moment(happened, "sonarr", "start"));
        Moment(happened, "gluetun", "health_status: healthy").ShouldBeLessThan(Moment(happened, "qbittorrent", "start"));
    }

    private Cli Start(ScratchFolder scratch, string settings) => Cli.Start(
        "nsenter",
        ["--target", $"{estate.Engine.FirstProcess}", "--net", Requires.Tool("dotnet"), Path.Combine(Publisher.BuildFolder, "MediaStack.AppHost.dll"), "--estate", "--settings", settings],
        new CliOptions
        {
            Environment = new Dictionary<string, string?>
            {
                ["DOCKER_HOST"] = estate.Engine.Host,
                ["MEDIASTACK_HOME"] = scratch.At("home"),
                ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            },
        });

    private static void Select(string settingsFile, string[] services)
    {
        var settings = JsonNode.Parse(File.ReadAllText(settingsFile))!.AsObject(); // Not null: the file holds an object.
        settings["services"] = new JsonArray([.. services.Select(service => JsonValue.Create(service))]);
        File.WriteAllText(settingsFile, settings.ToJsonString());
    }

    private static long Moment(List<EngineEvent> events, string service, string action) =>
        events.First(found => found.Service == service && found.Action == action).Nanoseconds;

    // The orchestrator keeps volumes, as it must.
    private static async Task RemoveVolumesAsync(DockerEngine engine)
    {
        var volumes = await engine.LinesAsync("volume", "ls", "--quiet", "--filter", $"name={Project}_");
        volumes.ShouldContain($"{Project}_sonarr-config");
        await engine.LinesAsync(["volume", "rm", .. volumes]);
    }
}
