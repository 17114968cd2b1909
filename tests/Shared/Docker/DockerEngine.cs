using System.Globalization;
using Xunit;

namespace MediaStack.Tests.Docker;

/// <summary>
/// A Docker engine that the tests start for themselves: own network, mount and process-id namespaces, own data, own socket, the images
/// of <c>tests/images</c>. No other engine is touched, and it ends with the test process, however that ends. Made for collection fixtures.
/// Every test that uses it begins with <see cref="Require"/>.
/// </summary>
public sealed class DockerEngine : IAsyncLifetime
{
    private static readonly string[] Programs =
    [
        "dockerd", "containerd", "runc", "docker", "docker-compose", "iptables", "ip", "unshare", "nsenter", "flock", "busybox", "redis-server", "prometheus",
        "curl", "jq", "setpriv", "nginx", "haproxy", "prometheus-node-exporter", "nzbget", "qbittorrent-nox", "fail2ban-client",
    ];
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly EngineFolder folder = new();
    private Cli? engine;

    /// <summary>The folders of <c>tests/images</c> that it gets: by default those of the estate of three services; empty for all.</summary>
    public IReadOnlyList<string> Images { get; init; } = ["busybox", "redis", "authelia", "prometheus"];

    /// <summary>The address for <c>DOCKER_HOST</c>.</summary>
    public string Host => $"unix://{folder.At("docker.sock")}";

    /// <summary>Whether the engine was started: false where <see cref="Require"/> does not pass.</summary>
    public bool IsRunning => engine is not null;

    /// <summary>The first process in the engine's namespaces, as the test process sees it.</summary>
    public int FirstProcess
    {
        get
        {
            var id = engine?.Id ?? throw new InvalidOperationException("The engine is not running.");
            return int.Parse(File.ReadAllText($"/proc/{id}/task/{id}/children"), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Skips the test (in CI: fails it) and says what is missing, where this machine cannot run an engine.</summary>
    public static void Require()
    {
        Requires.Root();
        Requires.Tools(Programs);
    }

    /// <summary>Starts the engine and waits until it answers and has its images. Does nothing where <see cref="Require"/> would not pass.</summary>
    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess || Programs.Any(program => Requires.Find(program) is null))
            return;

        string[] namespaces = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
        engine = Cli.Start("unshare", [.. namespaces, Repository.At("tests", "Shared", "Docker", "engine.sh"), folder.Root, folder.Name]);
        await UntilItAnswersAsync();
        // Forty images on a busy machine.
        (await Cli.RunAsync(Repository.At("tests", "images", "build.sh"), Images, Client() with { Timeout = TimeSpan.FromMinutes(8) })).Succeeded();
    }

    /// <summary>Restarts the engine, as an update of it or of the host does, and waits until it answers.</summary>
    public async Task RestartAsync()
    {
        if (engine is null)
            throw new InvalidOperationException("The engine is not running.");
        var before = await File.ReadAllTextAsync(folder.At("docker.pid"));
        await engine.Input.WriteLineAsync("restart");
        await engine.Input.FlushAsync();
        await Wait.UntilAsync("another engine process runs", async () =>
            File.Exists(folder.At("docker.pid")) && await File.ReadAllTextAsync(folder.At("docker.pid")) != before, StartLimit);
        await UntilItAnswersAsync();
    }

    /// <summary>Options for a program that talks to this engine.</summary>
    /// <param name="workingFolder">The program's working folder; the repository's root by default.</param>
    public CliOptions Client(string? workingFolder = null) => new()
    {
        Folder = workingFolder ?? Repository.Root,
        Environment = new Dictionary<string, string?> { ["DOCKER_HOST"] = Host },
    };

    /// <summary>Runs <c>docker</c> with these arguments.</summary>
    public Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync("docker", arguments, Client());

    /// <summary>Runs <c>docker</c> with these arguments and returns the lines that it printed; a failure throws.</summary>
    public async Task<string[]> LinesAsync(params string[] arguments) =>
        (await RunAsync(arguments)).Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Sends a signal to processes of containers from outside, where the kernel protects no first process from it. A process that has
    /// ended meanwhile, as those of health checks do, is passed over.
    /// </summary>
    /// <param name="signal">Name without <c>SIG</c>.</param>
    /// <param name="processes">Process ids as the engine names them.</param>
    public async Task SignalAsync(string signal, params IEnumerable<int> processes) =>
        (await Cli.RunAsync("nsenter", ["--target", $"{FirstProcess}", "--mount", "--pid", "sh", "-ec",
            $"for process in {string.Join(' ', processes)}; do kill -{signal} $process 2>/dev/null || [ ! -d /proc/$process ]; done"])).Succeeded();

    /// <summary>A path below <c>/proc</c> of a process of the engine or of a container; 1 is the engine's own first.</summary>
    /// <param name="process">Process id as the engine names it.</param>
    /// <param name="path">Relative, for example <c>ns/net</c>.</param>
    public string ProcPath(int process, string path) => $"/proc/{FirstProcess}/root/proc/{process}/{path}";

    /// <summary>Records what the engine does from now on.</summary>
    public EngineEvents Watch() => new(this);

    /// <summary>Stops the engine with all it holds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            engine.Input.Close();
            await engine.EndAsync();
            await engine.DisposeAsync();
        }
        folder.Dispose();
    }

    private async Task UntilItAnswersAsync()
    {
        var deadline = DateTime.UtcNow + StartLimit;
        while ((await RunAsync("info")).ExitCode != 0)
        {
            if (folder.Exited || DateTime.UtcNow > deadline)
                throw new InvalidOperationException($"The Docker engine did not start:\n{folder.LogTail}");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }
}
