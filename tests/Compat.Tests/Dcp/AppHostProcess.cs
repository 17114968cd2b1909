using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace Compat.Tests.Dcp;

/// <summary>
/// An app host process (see <c>tests/Compat.AppHost</c>) with a temporary folder of its own, optionally beside a Docker engine of the
/// tests: in that engine's network namespace, so that published ports are reached.
/// </summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private readonly Cli _cli;
    private readonly string _events;

    private AppHostProcess(Cli cli, string events)
    {
        _cli = cli;
        _events = events;
    }

    /// <summary>The process that the orchestrator watches.</summary>
    public int Id => _cli.Id;

    /// <summary>Starts an app host, and waits until all addresses are known.</summary>
    /// <param name="scenario">Name of the model.</param>
    /// <param name="scratch">Folder of the test: gets <c>events</c>, <c>files</c> for the model, and <c>tmp</c> as temporary folder of everything that is started.</param>
    /// <param name="engine">The Docker engine; null for none.</param>
    public static async Task<AppHostProcess> StartAsync(string scenario, ScratchFolder scratch, DockerEngine? engine = null)
    {
        TestEnvironment.RequireEngine();
        Directory.CreateDirectory(scratch.At("tmp"));
        Directory.CreateDirectory(scratch.At("files"));
        var events = scratch.At("events");
        string[] arguments =
        [
            Path.Combine(Repository.At("tests", "Compat.AppHost", "bin"), Configuration, "net10.0", "Compat.AppHost.dll"),
            "--scenario", scenario, "--events", events, "--folder", scratch.At("files"),
        ];
        var options = new CliOptions
        {
            Environment = new Dictionary<string, string?>
            {
                // A killed .NET process leaves its debugger's pipes behind; they are not the engine's.
                ["DOTNET_EnableDiagnostics"] = "0",
                ["TMPDIR"] = scratch.At("tmp"),
                ["DOCKER_HOST"] = engine?.Host ?? $"unix://{scratch.At("no-engine.sock")}",
            },
        };

        // nsenter becomes the program itself, so the process id is the app host's.
        var cli = engine is null
            ? Cli.Start("dotnet", arguments, options)
            : Cli.Start("nsenter", ["--target", $"{engine.FirstProcess}", "--net", Requires.Tool("dotnet"), .. arguments], options);
        var process = new AppHostProcess(cli, events);
        try
        {
            await process.UntilAsync("started");
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for a line of events that begins with a text, and returns the first.</summary>
    /// <param name="beginning">The text.</param>
    /// <param name="from">How many lines to pass over.</param>
    public async Task<string> UntilAsync(string beginning, int from = 0)
    {
        string? found = null;
        var deadline = DateTime.UtcNow + Limit;
        while (found is null)
        {
            if (DateTime.UtcNow > deadline || (_cli.HasExited && !File.Exists(_events)))
            {
                _cli.Kill();
                throw new InvalidOperationException($"'{beginning}' did not come. Events:\n{string.Join('\n', Events)}\n{await _cli.EndAsync()}");
            }

            await Task.Delay(50);
            found = Events.Skip(from).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal));
        }

        return found;
    }

    /// <summary>All events so far.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            if (!File.Exists(_events))
                return [];

            using var reader = new StreamReader(new FileStream(_events, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <summary>Gives a command to a resource, and waits for its end.</summary>
    /// <returns>What the command said: <c>True</c> or <c>False</c> and a message.</returns>
    public async Task<string> CommandAsync(string command, string resource)
    {
        var from = Events.Count;
        await _cli.Input.WriteLineAsync($"{command} {resource}");
        await _cli.Input.FlushAsync();
        var beginning = $"done {command} {resource} ";
        return (await UntilAsync(beginning, from))[beginning.Length..];
    }

    /// <summary>Ends the app host as <c>aspire stop</c> does (SIGTERM), or as Ctrl+C does (SIGINT).</summary>
    public async Task<CliResult> StopAsync(string signal = "TERM")
    {
        (await Cli.RunAsync("sh", ["-c", $"kill -{signal} {Id}"])).Succeeded();
        return await EndAsync();
    }

    /// <summary>Waits until the app host has ended.</summary>
    public Task<CliResult> EndAsync() => _cli.EndAsync();

    /// <summary>Ends the app host without giving it a chance (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _cli.Kill();
        await _cli.EndAsync();
    }

    public ValueTask DisposeAsync() => _cli.DisposeAsync();

    /// <summary>The configuration that this and everything beside it was built in.</summary>
    public static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif
}
