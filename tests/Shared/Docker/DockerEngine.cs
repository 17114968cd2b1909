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
        ["dockerd", "containerd", "runc", "docker", "docker-compose", "iptables", "ip", "unshare", "flock", "busybox", "redis-server", "prometheus"];
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly EngineFolder folder = new();
    private Cli? engine;

    /// <summary>The address for <c>DOCKER_HOST</c>.</summary>
    public string Host => $"unix://{folder.At("docker.sock")}";

    /// <summary>Whether the engine was started: false where <see cref="Require"/> does not pass.</summary>
    public bool IsRunning => engine is not null;

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
        (await Cli.RunAsync(Repository.At("tests", "images", "build.sh"), [], Client())).Succeeded();
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
