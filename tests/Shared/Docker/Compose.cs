using System.Text.Json;

namespace MediaStack.Tests.Docker;

/// <summary>A container as <c>docker compose ps</c> lists it.</summary>
/// <param name="Name">The container's name.</param>
/// <param name="Service">The service's name in the compose file.</param>
/// <param name="State"><c>running</c>, <c>exited</c> …</param>
/// <param name="Health"><c>healthy</c>, <c>starting</c>, <c>unhealthy</c>, or empty without a health check.</param>
/// <param name="ExitCode">0 while running.</param>
public sealed record ComposeContainer(string Name, string Service, string State, string Health, int ExitCode);

/// <summary>Docker Compose in a folder that holds a compose file, as its owner would call it: no options that change what the file says.</summary>
public sealed class Compose(DockerEngine engine, string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Runs <c>docker compose</c> with these arguments.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync("docker-compose", arguments, engine.Client(folder));

    /// <summary>Starts everything and waits until it is healthy. On failure the exception carries the state and the logs of all containers.</summary>
    public async Task UpAsync()
    {
        var up = await RunAsync("up", "-d", "--wait", "--wait-timeout", "300");
        if (up.ExitCode != 0)
            throw new InvalidOperationException($"{up}\n{(await RunAsync("ps", "--all")).Everything}\n{(await RunAsync("logs", "--no-color")).Everything}");
    }

    /// <summary>Stops and removes everything, volumes too.</summary>
    public async Task DownAsync() => (await RunAsync("down", "--volumes", "--timeout", "5")).Succeeded();

    /// <summary>All containers of the project, also those that ended.</summary>
    public async Task<IReadOnlyList<ComposeContainer>> ContainersAsync()
    {
        var lines = (await RunAsync("ps", "--all", "--format", "json")).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<ComposeContainer>(line, Json)!)]; // Not null: each line is an object.
    }

    /// <summary>Runs a command in a running container, without a terminal.</summary>
    public Task<CliResult> ExecAsync(string service, params string[] command) => RunAsync(["exec", "--no-TTY", service, .. command]);

    /// <summary>Runs a command in a running container as another user.</summary>
    /// <param name="service">The service's name in the compose file.</param>
    /// <param name="user">uid:gid.</param>
    /// <param name="command">Program and arguments.</param>
    public Task<CliResult> ExecAsAsync(string service, string user, params string[] command) =>
        RunAsync(["exec", "--no-TTY", "--user", user, service, .. command]);
}
