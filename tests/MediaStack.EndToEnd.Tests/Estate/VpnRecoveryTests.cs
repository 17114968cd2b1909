using System.Net;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>What lives in the VPN container's network namespace follows it, with nothing but the engine and the estate's own supervisor.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class VpnRecoveryTests(WholeEstate estate)
{
    private const string Vpn = "gluetun";
    private static readonly string[] Dependants = ["qbittorrent", "nzbget"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Dependants_follow_after_its_main_process_was_killed_from_outside() =>
        FollowsAsync(async vpn => await estate.Engine.SignalAsync("KILL", vpn.Process));

    [Fact]
    public Task Dependants_follow_after_a_crash_inside_it() =>
        // The signal on which a program in Go ends with a list of its threads; it passes from inside, where SIGKILL does not.
        FollowsAsync(async vpn => await estate.Engine.RunAsync("exec", vpn.Id, "kill", "-QUIT", "1"));

    [Fact]
    public Task Dependants_follow_after_the_engine_was_told_to_restart_it() =>
        FollowsAsync(async vpn => (await estate.Engine.RunAsync("restart", vpn.Id)).Succeeded());

    [Fact]
    public Task Dependants_follow_after_Compose_has_made_it_anew_for_a_new_release() =>
        FollowsAsync(async vpn =>
        {
            await estate.Stack.ChangeAsync("gluetun.countries", "Sweden");
            (await ContainerAsync(Vpn)).Id.ShouldNotBe(vpn.Id);
        });

    private async Task FollowsAsync(Func<EstateContainer, Task> happens)
    {
        _ = estate.Stack;
        var before = await ContainerAsync(Vpn);
        NamespaceOf(before).ShouldBe(NamespaceOf(await ContainerAsync(Dependants[0])));

        await happens(before);

        var sonarr = (await ContainerAsync("sonarr")).Addresses["downloads"];
        await Wait.UntilAsync("dependants are healthy in the new namespace and reach their network", async () =>
        {
            var containers = (await estate.ContainersAsync()).ToDictionary(container => container.Service);
            var vpn = containers[Vpn];
            return vpn.Process > 0 && vpn.Process != before.Process && vpn.Health == "healthy"
                && Dependants.All(name => containers[name] is { Process: > 0, Health: "healthy" } client
                    && NamespaceOf(client) == NamespaceOf(vpn)
                    && new NetworkNamespace(NetPath(client)).Reach([new IPEndPoint(sonarr, 8989)]).Count == 1);
        }, Limit);
    }

    private async Task<EstateContainer> ContainerAsync(string service) => (await estate.ContainersAsync()).Single(container => container.Service == service);

    private string NetPath(EstateContainer container) => estate.Engine.ProcPath(container.Process, "ns/net");

    // A process that ends meanwhile has none.
    private string? NamespaceOf(EstateContainer container) => File.Exists(NetPath(container)) ? new FileInfo(NetPath(container)).LinkTarget : null;
}
