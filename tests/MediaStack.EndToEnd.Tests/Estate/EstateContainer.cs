using System.Globalization;
using System.Net;
using System.Text.Json;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>A look by a health check.</summary>
/// <param name="Start">When it began.</param>
/// <param name="ExitCode">0 for a healthy service; -1 when it took too long.</param>
internal sealed record HealthLook(DateTimeOffset Start, int ExitCode);

/// <summary>A container as the engine knows it.</summary>
/// <param name="Service">The service's name in the compose file.</param>
/// <param name="Id">The container's id.</param>
/// <param name="Process">Id of its main process, as the engine names it; 0 when it does not run.</param>
/// <param name="Health"><c>healthy</c> …, or empty without a health check.</param>
/// <param name="Looks">The last results of its health check, oldest first.</param>
/// <param name="NetworkMode">As the engine writes it: <c>container:&lt;id&gt;</c>, <c>host</c>, <c>none</c>, or a network.</param>
/// <param name="Addresses">Its IPv4 address on each network of the project, by the network's name in the compose file.</param>
/// <param name="PublishedPorts">How many ports of the host lead to it.</param>
internal sealed record EstateContainer(
    string Service, string Id, int Process, string Health, IReadOnlyList<HealthLook> Looks, string NetworkMode,
    IReadOnlyDictionary<string, IPAddress> Addresses, int PublishedPorts)
{
    /// <summary>All containers of a project.</summary>
    public static async Task<IReadOnlyList<EstateContainer>> AllAsync(DockerEngine engine, string project)
    {
        var ids = await engine.LinesAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.project={project}");
        if (ids.Length == 0)
            return [];
        using var json = JsonDocument.Parse((await engine.RunAsync(["inspect", .. ids])).Succeeded().Output);
        return [.. json.RootElement.EnumerateArray().Select(container => Read(container, project))];
    }

    private static EstateContainer Read(JsonElement container, string project)
    {
        var state = container.GetProperty("State");
        var hasHealth = state.TryGetProperty(nameof(Health), out var health);
        var settings = container.GetProperty("NetworkSettings");
        return new EstateContainer(
            Text(container.GetProperty("Config").GetProperty("Labels"), "com.docker.compose.service"),
            Text(container, "Id"),
            state.GetProperty("Pid").GetInt32(),
            hasHealth ? Text(health, "Status") : "",
            !hasHealth ? [] : [.. health.GetProperty("Log").EnumerateArray()
                .Select(look => new HealthLook(DateTimeOffset.Parse(Text(look, "Start"), CultureInfo.InvariantCulture), look.GetProperty("ExitCode").GetInt32()))],
            Text(container.GetProperty("HostConfig"), "NetworkMode"),
            settings.GetProperty("Networks").EnumerateObject()
                .Where(network => network.Name.StartsWith($"{project}_", StringComparison.Ordinal) && Text(network.Value, "IPAddress").Length > 0)
                .ToDictionary(network => network.Name[(project.Length + 1)..], network => IPAddress.Parse(Text(network.Value, "IPAddress"))),
            settings.GetProperty("Ports").EnumerateObject().Count(port => port.Value.ValueKind == JsonValueKind.Array));
    }

    private static string Text(JsonElement json, string property) => json.GetProperty(property).GetString() ?? "";
}
