using System.Globalization;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>
/// With the tunnel gone, nothing of what shares the VPN's namespace gets out: not over IPv4, not over IPv6, not as a question for a name.
/// Seen from outside, on the bridges and on the engine's way out, which the test makes.
/// </summary>
[Collection(SharedWholeEstate.Name)]
public sealed class KillSwitchTests(WholeEstate estate)
{
    private const string Client = "qbittorrent";
    private const string Uplink = "uplink0";
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Nothing_leaves_while_the_tunnel_is_down_after_a_crash_or_by_a_changed_route()
    {
        _ = estate.Stack;
        var client = await ContainerAsync(Client);
        var open = await ContainerAsync("sonarr");
        await InEngineAsync($"ip link add {Uplink} type veth peer name {Uplink}-end; ip link set {Uplink}-end up; ip address add 198.18.0.1/24 dev {Uplink}; "
            + $"ip link set {Uplink} up arp off; ip route add default dev {Uplink}");
        try
        {
            // That the capture sees what does get out: the same from a service outside the VPN.
            await AddIpv6Async(open);
            var seen = await CaptureAsync(open, TimeSpan.FromSeconds(2));
            seen.ShouldContain(packet => packet.Contains("> 203.0.113.9.443:", StringComparison.Ordinal), "TCP");
            seen.ShouldContain(packet => packet.Contains("> 203.0.113.9.6881:", StringComparison.Ordinal), "UDP");
            seen.ShouldContain(packet => packet.Contains("leak.example.net", StringComparison.Ordinal) && packet.Contains("198.18.0.1", StringComparison.Ordinal), "a question that the engine's resolver passes on");
            seen.ShouldContain(packet => packet.Contains("IP6", StringComparison.Ordinal) && packet.Contains("> 2001:db8:ffff::9.443:", StringComparison.Ordinal), "IPv6");

            await AddIpv6Async(client);
            // The tunnel goes down: its interface is gone, Gluetun runs.
            await InClientAsync(client, "ip link delete tun0");
            (await CaptureAsync(client, Watched)).ShouldBeEmpty("the tunnel is down");

            // Gluetun is killed and stays away, and somebody leads the way past where the tunnel was.
            (await estate.Engine.RunAsync("kill", (await ContainerAsync("gluetun")).Id)).Succeeded();
            await InClientAsync(client, "ip rule delete priority 101; ip route replace default dev eth0; ip route replace 203.0.113.0/24 dev eth0 table 200");
            (await CaptureAsync(client, Watched)).ShouldBeEmpty("Gluetun is gone, and the default route is another one");
        }
        finally
        {
            await InEngineAsync($"ip link delete {Uplink}");
            (await estate.Stack.Compose.RunAsync("up", "-d", "--force-recreate", "gluetun")).Succeeded();
            (await estate.Engine.RunAsync("restart", (await ContainerAsync("vpn-namespace")).Id, open.Id)).Succeeded();
            await estate.UntilHealthyAsync();
        }
    }

    [Fact]
    public async Task A_firewall_that_was_opened_is_closed_again_within_seconds()
    {
        _ = estate.Stack;
        var client = await ContainerAsync(Client);

        await InClientAsync(client, "iptables -P OUTPUT ACCEPT; ip6tables -P OUTPUT ACCEPT");

        await Wait.UntilAsync("both are closed", async () =>
            (await InClientAsync(client, "iptables -S OUTPUT; ip6tables -S OUTPUT")).Split('\n').Count(line => line == "-P OUTPUT DROP") == 2, TimeSpan.FromSeconds(10));
    }

    /// <summary>What is seen outside while a process in a container's namespace tries every way out.</summary>
    private async Task<IReadOnlyList<string>> CaptureAsync(EstateContainer container, TimeSpan time)
    {
        var addresses = container.Addresses.Count > 0 ? container.Addresses.Values : (await ContainerAsync("vpn-namespace")).Addresses.Values;
        var sources = string.Join(" or ", addresses.Select(address => $"src host {address}"));
        // Other services, the loopback and the container's neighbours are not meant.
        await using var bridges = await PacketCapture.StartAsync(estate, "any",
            $"(({sources}) and not dst net 172.16.0.0/12 and not dst net 192.168.0.0/16) or (ip6 and net 2001:db8::/32)");
        await using var uplink = await PacketCapture.StartAsync(estate, Uplink, "ip or (ip6 and net 2001:db8::/32)");

        var sent = await Cli.RunAsync("nsenter",
        [
            $"--net={estate.Engine.ProcPath(container.Process, "ns/net")}", "/usr/bin/python3",
            Repository.At("tests", "MediaStack.EndToEnd.Tests", "Estate", "send_everywhere.py"), time.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        ]);

        int.Parse(sent.Succeeded().Output, CultureInfo.InvariantCulture).ShouldBeGreaterThan(20);
        // Questions on their way through the engine's resolver are the last to come.
        await Task.Delay(TimeSpan.FromSeconds(1));
        return [.. bridges.Packets, .. uplink.Packets];
    }

    private Task<string> AddIpv6Async(EstateContainer container) => InClientAsync(container,
        "sysctl -qw net.ipv6.conf.eth0.disable_ipv6=0; ip -6 address add 2001:db8:1::7/64 dev eth0 nodad; ip -6 route add default dev eth0; "
        + "ip -6 neighbour add 2001:db8:ffff::9 lladdr 02:00:00:00:00:01 dev eth0; ip -6 neighbour add 2001:db8:ffff::53 lladdr 02:00:00:00:00:01 dev eth0");

    // With the test machine's tools: containers of clients have none that could do this.
    private async Task<string> InClientAsync(EstateContainer container, string script) =>
        (await Cli.RunAsync("nsenter", [$"--net={estate.Engine.ProcPath(container.Process, "ns/net")}", "sh", "-ec", script])).Succeeded().Output;

    private async Task InEngineAsync(string script) =>
        (await Cli.RunAsync("nsenter", [$"--net={estate.Engine.ProcPath(1, "ns/net")}", "sh", "-ec", script])).Succeeded();

    private async Task<EstateContainer> ContainerAsync(string service) => (await estate.ContainersAsync()).Single(container => container.Service == service);
}
