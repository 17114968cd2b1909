using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>Records packets in the test engine's own network namespace, where its bridges and its way out are.</summary>
internal sealed class PacketCapture : IAsyncDisposable
{
    private readonly Cli tcpdump;

    private PacketCapture(Cli tcpdump) => this.tcpdump = tcpdump;

    /// <summary>Starts to record, and returns once packets are seen.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="networkInterface">Name of the interface, or <c>any</c>.</param>
    /// <param name="filter">Which packets, in tcpdump's language.</param>
    public static async Task<PacketCapture> StartAsync(WholeEstate estate, string networkInterface, string filter)
    {
        // It says on its standard error that it listens.
        var capture = new PacketCapture(Cli.Start("nsenter",
        [
            $"--net={estate.Engine.ProcPath(1, "ns/net")}", "sh", "-c", "exec \"$0\" \"$@\" 2>&1",
            Requires.Tool("tcpdump"), "-i", networkInterface, "-n", "-l", "--immediate-mode", filter,
        ]));
        await Wait.UntilAsync("tcpdump listens",
            () => Task.FromResult(capture.tcpdump.OutputSoFar.Contains("listening on", StringComparison.Ordinal)), TimeSpan.FromSeconds(10));
        return capture;
    }

    /// <summary>The packets so far, a line each.</summary>
    public IReadOnlyList<string> Packets =>
        [.. tcpdump.OutputSoFar.Split('\n').Where(line => line.Contains(" IP ", StringComparison.Ordinal) || line.Contains(" IP6 ", StringComparison.Ordinal))];

    /// <inheritdoc />
    public ValueTask DisposeAsync() => tcpdump.DisposeAsync();
}
