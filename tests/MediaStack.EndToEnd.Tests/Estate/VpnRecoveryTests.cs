using System.Net;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>
/// What lives in the VPN's network namespace has a working one again after each mishap, with nothing but the engine and the estate's own
/// supervisor.
/// </summary>
[Collection(SharedWholeEstate.Name)]
public sealed class VpnRecoveryTests(WholeEstate estate)
{
    private const string Vpn = "gluetun";
    private const string Holder = "vpn-namespace";
    private static readonly string[] Clients = ["qbittorrent", "nzbget"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LimitWithRestart = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Clients_go_on_after_the_VPNs_main_process_was_killed_from_outside() =>
        GoOnAsync(async vpn => await estate.Engine.SignalAsync("KILL", vpn.Process));

    [Fact]
    public Task Clients_go_on_after_a_crash_inside_the_VPN() =>
        // The signal on which a program in Go ends with a list of its threads; it passes from inside, where SIGKILL does not.
        GoOnAsync(async vpn => await estate.Engine.RunAsync("exec", vpn.Id, "kill", "-QUIT", "1"));

    [Fact]
    public Task Clients_go_on_after_the_engine_was_told_to_restart_the_VPN() =>
        GoOnAsync(async vpn => (await estate.Engine.RunAsync("restart", vpn.Id)).Succeeded());

    [Fact]
    public async Task Clients_are_well_after_Compose_has_made_the_VPN_anew_for_a_new_release()
    {
        _ = estate.Stack;
        var before = await ContainersAsync();

        await estate.Stack.ChangeAsync("gluetun.regions", "Sweden");

        // Compose stops what depends on a service that it makes anew, or makes it anew as well; who holds their network goes on.
        var after = await UntilAllWellAsync(Vpn, before[Vpn].Process, Limit);
        after[Vpn].Id.ShouldNotBe(before[Vpn].Id);
        after[Holder].Id.ShouldBe(before[Holder].Id);
    }

    [Fact]
    public Task Clients_go_on_after_the_VPN_alone_was_made_anew_by_name() =>
        GoOnAsync(async vpn =>
        {
            (await estate.Stack.Compose.RunAsync("up", "-d", "--force-recreate", Vpn)).Succeeded();
            (await ContainerAsync(Vpn)).Id.ShouldNotBe(vpn.Id);
        });

    [Fact]
    public Task Clients_and_VPN_follow_after_the_holder_of_the_namespace_was_killed_from_outside() =>
        FollowAsync(async holder => await estate.Engine.SignalAsync("KILL", holder.Process));

    [Fact]
    public Task Clients_and_VPN_follow_after_the_engine_was_told_to_restart_the_holder_of_the_namespace() =>
        FollowAsync(async holder => (await estate.Engine.RunAsync("restart", holder.Id)).Succeeded());

    [Fact]
    public Task Clients_and_VPN_follow_after_Compose_has_made_everything_anew() =>
        FollowAsync(async _ => (await estate.Stack.Compose.RunAsync(["up", "-d", "--force-recreate", Holder, Vpn, .. Clients])).Succeeded());

    /// <summary>The VPN alone is replaced: the namespace stays, and the clients are not even restarted.</summary>
    private async Task GoOnAsync(Func<EstateContainer, Task> happens)
    {
        _ = estate.Stack;
        var before = await ContainersAsync();

        await happens(before[Vpn]);

        var after = await UntilAllWellAsync(Vpn, before[Vpn].Process, Limit);
        foreach (var name in Clients.Append(Holder))
            after[name].Process.ShouldBe(before[name].Process, name);
    }

    /// <summary>The namespace itself is replaced: all of them move into the new one.</summary>
    private async Task FollowAsync(Func<EstateContainer, Task> happens)
    {
        _ = estate.Stack;
        var holder = await ContainerAsync(Holder);

        await happens(holder);

        await UntilAllWellAsync(Holder, holder.Process, LimitWithRestart);
    }

    private async Task<IReadOnlyDictionary<string, EstateContainer>> UntilAllWellAsync(string replaced, int formerProcess, TimeSpan limit)
    {
        var sonarr = (await ContainerAsync("sonarr")).Addresses["downloads"];
        IReadOnlyDictionary<string, EstateContainer> containers = await ContainersAsync();
        await Wait.UntilAsync("VPN and clients are healthy in one namespace and reach their network", async () =>
        {
            containers = await ContainersAsync();
            return containers[replaced].Process != formerProcess
                && Clients.Append(Vpn).All(name => containers[name] is { Process: > 0, Health: "healthy" } container
                    && NamespaceOf(container) == NamespaceOf(containers[Holder])
                    && new NetworkNamespace(NetPath(container)).Reach([new IPEndPoint(sonarr, 8989)]).Count == 1);
        }, limit);
        return containers;
    }

    private async Task<IReadOnlyDictionary<string, EstateContainer>> ContainersAsync() =>
        (await estate.ContainersAsync()).ToDictionary(container => container.Service);

    private async Task<EstateContainer> ContainerAsync(string service) => (await ContainersAsync())[service];

    private string NetPath(EstateContainer container) => estate.Engine.ProcPath(container.Process, "ns/net");

    // A process that ends meanwhile has none.
    private string? NamespaceOf(EstateContainer container) => File.Exists(NetPath(container)) ? new FileInfo(NetPath(container)).LinkTarget : null;
}
