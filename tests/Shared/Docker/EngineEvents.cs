using System.Globalization;
using System.Text.Json;

namespace MediaStack.Tests.Docker;

/// <summary>Something that happened to a container of a Compose project.</summary>
/// <param name="Service">The service's name in the compose file.</param>
/// <param name="Action">As the engine names it: <c>start</c>, <c>die</c>, <c>health_status: healthy</c> …</param>
/// <param name="Nanoseconds">When, since the beginning of 1970.</param>
public sealed record EngineEvent(string Service, string Action, long Nanoseconds);

/// <summary>The record of an engine's events from the moment of its making. A stream, because the engine itself keeps the last 256 only.</summary>
public sealed class EngineEvents : IAsyncDisposable
{
    private readonly Cli events;

    internal EngineEvents(DockerEngine engine)
    {
        var since = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        events = Cli.Start("docker",
            ["events", "--since", since.ToString(CultureInfo.InvariantCulture), "--filter", "type=container", "--format", "{{json .}}"], engine.Client());
    }

    /// <summary>Ends the record and returns it in the order in which things happened.</summary>
    public async Task<IReadOnlyList<EngineEvent>> EndAsync()
    {
        events.Kill();
        var result = await events.EndAsync();
        return [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<EngineEvent>().OrderBy(found => found.Nanoseconds)];
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => events.DisposeAsync();

    private static EngineEvent? Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var attributes = json.RootElement.GetProperty("Actor").GetProperty("Attributes");
        return attributes.TryGetProperty("com.docker.compose.service", out var service)
            ? new EngineEvent(service.GetString() ?? "", json.RootElement.GetProperty("Action").GetString() ?? "", json.RootElement.GetProperty("timeNano").GetInt64())
            : null;
    }
}
