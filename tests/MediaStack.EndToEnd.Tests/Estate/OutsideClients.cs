using MediaStack.Tests;
using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>
/// Machines beside the engine's host, each in a network namespace of its own with a cable to the host: one on the Internet (an address
/// kept for documentation), one at home.
/// </summary>
/// <param name="engine">The engine whose host it is.</param>
internal sealed class OutsideClients(DockerEngine engine) : IAsyncDisposable
{
    /// <summary>An address on the Internet.</summary>
    public const string Attacker = "203.0.113.10";

    /// <summary>Another one there.</summary>
    public const string Visitor = "203.0.113.138";

    /// <summary>An address at home.</summary>
    public const string AtHome = "192.168.77.10";

    // Address of a client, and of the host at the other end of its cable.
    private static readonly (string Address, string Host)[] Cables = [(Attacker, "203.0.113.9"), (Visitor, "203.0.113.137"), (AtHome, "192.168.77.9")];

    private int namespaces;

    /// <summary>Lays the cables.</summary>
    public async Task ConnectAsync()
    {
        foreach (var (index, (address, host)) in Cables.Index())
        {
            await OnHostAsync("ip", "netns", "add", $"client{index}");
            namespaces++;
            await OnHostAsync("ip", "link", "add", $"cable{index}", "type", "veth", "peer", "name", "eth0", "netns", $"client{index}");
            await OnHostAsync("ip", "address", "add", $"{host}/29", "dev", $"cable{index}");
            await OnHostAsync("ip", "link", "set", $"cable{index}", "up");
            await OnHostAsync("ip", "-n", $"client{index}", "address", "add", $"{address}/29", "dev", "eth0");
            await OnHostAsync("ip", "-n", $"client{index}", "link", "set", "eth0", "up");
        }
    }

    /// <summary>Asks the host's port 80 for a page, and returns the status, or 0 when there is no connection.</summary>
    /// <param name="client">Which client.</param>
    /// <param name="host">The page's name.</param>
    /// <param name="path">Its path.</param>
    /// <param name="method">The request's method.</param>
    public async Task<int> AskAsync(string client, string host, string path, string method = "GET")
    {
        var index = Array.FindIndex(Cables, cable => cable.Address == client);
        var result = await RunAsync("ip", "netns", "exec", $"client{index}", "curl", "--silent", "--output", "/dev/null", "--max-time", "3",
            "--write-out", "%{http_code}", "--request", method, "--header", $"Host: {host}", $"http://{Cables[index].Host}{path}");
        return int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Cuts the cables.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var index = 0; index < namespaces; index++)
            await OnHostAsync("ip", "netns", "delete", $"client{index}");
    }

    private async Task OnHostAsync(params string[] command) => (await RunAsync(command)).Succeeded();

    private Task<CliResult> RunAsync(params string[] command) =>
        Cli.RunAsync("nsenter", ["--target", $"{engine.FirstProcess}", "--net", "--mount", "--pid", "--", Requires.Tool(command[0]), .. command[1..]]);
}
