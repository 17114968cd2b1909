using System.Net;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>Who reaches whom in the whole estate, and from where it can be reached, measured in the kernel's own network namespaces.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EstateNetworkTests(WholeEstate estate)
{
    private const int EngineItself = 1;
    private const string VpnNamespace = "vpn-namespace";
    // All connections of the matrix need more neighbours than the kernel keeps at once (1,024 by default), and it forgets one only after
    // five seconds: what is meant to be reached is asked again after a pause.
    private static readonly TimeSpan NeighbourPause = TimeSpan.FromSeconds(6);
    private const int Rounds = 10;
    private static readonly string[] InTheVpn = ["gluetun", "qbittorrent", "nzbget"];

    [Fact]
    public async Task Download_clients_live_in_the_VPNs_namespace_without_port_or_network_of_their_own()
    {
        var containers = (await estate.ContainersAsync()).ToDictionary(container => container.Service);
        var holder = containers[VpnNamespace];

        foreach (var member in InTheVpn.Select(name => containers[name]))
        {
            member.NetworkMode.ShouldBe($"container:{holder.Id}");
            member.Addresses.ShouldBeEmpty();
            member.PublishedPorts.ShouldBe(0);
        }
        containers.Values.Where(container => container.Process > 0 && NamespaceOf(container) == NamespaceOf(holder))
            .Select(container => container.Service).ShouldBe([VpnNamespace, .. InTheVpn], ignoreOrder: true);
    }

    [Fact]
    public void Only_the_ports_of_the_model_are_bound_on_the_host()
    {
        DockerPortsOfTheHost().ShouldBe(ExpectedPorts(), ignoreOrder: true);
    }

    [Fact]
    public void Of_all_65535_ports_of_the_loopback_only_those_of_the_model_answer()
    {
        _ = estate.Stack;
        var host = new NetworkNamespace(estate.Engine.ProcPath(EngineItself, "ns/net"));

        host.OpenTcpPorts(IPAddress.Loopback).ShouldBe(PortsFor(IPAddress.Loopback), ignoreOrder: true);
        host.OpenTcpPorts(IPAddress.IPv6Loopback).ShouldBe(PortsFor(IPAddress.IPv6Loopback), ignoreOrder: true);
    }

    [Fact]
    public async Task Services_reach_each_other_on_the_networks_that_they_share_and_nowhere_else()
    {
        var containers = (await estate.ContainersAsync()).Where(container => container.Process > 0).ToList();
        // Every address of every service, with every port that something behind it listens on.
        var targets = (from target in containers
                       from address in target.Addresses
                       from port in ListeningPorts(target, address.Value)
                       select (Service: target.Service, Network: address.Key, EndPoint: new IPEndPoint(address.Value, port))).ToList();
        // The host itself reaches everybody; that is how ports are published.
        var sources = containers.Where(container => container.NetworkMode != "host").ToList();

        var members = estate.Model.Networks.ToDictionary(network => network.Name, network => network.Members);
        bool IsAllowed(string owner, string network) => members[network].Contains(owner);

        var allowed = (from source in sources
                       let owner = estate.NamespaceOwner(source.Service)
                       from target in targets
                       where target.Service != owner && IsAllowed(owner, target.Network)
                       select (Source: source.Service, Target: target.Service, target.EndPoint)).ToHashSet();
        var reached = new HashSet<(string Source, string Target, IPEndPoint EndPoint)>();
        async Task AskAsync(Func<(string Source, string Target, IPEndPoint EndPoint), bool> wanted) => await Parallel.ForEachAsync(sources, (source, _) =>
        {
            var ways = targets.Where(target => target.Service != estate.NamespaceOwner(source.Service))
                .Select(target => (source.Service, target.Service, target.EndPoint)).Where(wanted).ToList();
            var found = new NetworkNamespace(estate.Engine.ProcPath(source.Process, "ns/net")).Reach(ways.Select(way => way.EndPoint));
            lock (reached)
                reached.UnionWith(ways.Where(way => found.Contains(way.EndPoint)));
            return ValueTask.CompletedTask;
        });

        await AskAsync(way => !allowed.Contains(way));
        for (var round = 0; round < Rounds && !allowed.IsSubsetOf(reached); round++)
        {
            if (round > 0)
                await Task.Delay(NeighbourPause, TestContext.Current.CancellationToken);
            var missed = allowed.Except(reached).ToHashSet();
            await AskAsync(missed.Contains);
        }

        reached.Select(Describe).Order().ShouldBe(allowed.Select(Describe).Order());
        reached.Count.ShouldBeInRange(sources.Count, sources.Count * targets.Count / 2);
    }

    [Fact]
    public async Task Addresses_of_the_host_are_open_to_networks_with_a_way_out_but_not_to_the_VPNs_namespace()
    {
        var exporter = estate.Model.Services.Single(service => service.Resource == "node-exporter").Endpoints.Single();
        var target = ListeningSockets.Of(estate.Engine.ProcPath(EngineItself, "net")).Single(socket => socket.Port == exporter.Port);
        var open = estate.Model.Networks.Where(network => !network.Internal).SelectMany(network => network.Members).ToHashSet();

        foreach (var source in (await estate.ContainersAsync()).Where(container => container.Process > 0 && container.NetworkMode != "host"))
        {
            var owner = estate.NamespaceOwner(source.Service);
            var reached = new NetworkNamespace(estate.Engine.ProcPath(source.Process, "ns/net")).Reach([new IPEndPoint(target.Address, target.Port)]);
            reached.Any().ShouldBe(owner != VpnNamespace && open.Contains(owner), source.Service);
        }
    }

    private string NamespaceOf(EstateContainer container) => File.ResolveLinkTarget(estate.Engine.ProcPath(container.Process, "ns/net"), returnFinalTarget: false)!.Name; // Not null: it is a link.

    // What is bound to another address, such as the loopback or the tunnel, is not meant for a network of the estate.
    private IEnumerable<int> ListeningPorts(EstateContainer container, IPAddress address) =>
        ListeningSockets.Of(estate.Engine.ProcPath(container.Process, "net"))
            .Where(socket => socket.Protocol == "tcp" && (socket.Address.Equals(address) || socket.Address.Equals(IPAddress.Any) || socket.Address.Equals(IPAddress.IPv6Any)))
            .Select(socket => socket.Port).Distinct();

    private IEnumerable<string> DockerPortsOfTheHost()
    {
        _ = estate.Stack;
        return ListeningSockets.Of(estate.Engine.ProcPath(EngineItself, "net")).Select(socket => $"{socket.Protocol} {new IPEndPoint(socket.Address, socket.Port)}").Distinct();
    }

    /// <summary>The table of ports, and what a service in the host's own network opens on the address that the settings give it.</summary>
    private IEnumerable<string> ExpectedPorts()
    {
        foreach (var port in estate.Model.Services.SelectMany(service => service.Ports))
            foreach (var address in port.Address is null ? [IPAddress.Any, IPAddress.IPv6Any] : (IPAddress[])[IPAddress.Parse(port.Address)])
                yield return $"{port.Protocol} {new IPEndPoint(address, port.HostPort)}";
        yield return "tcp 172.17.0.1:9100";
    }

    private IEnumerable<int> PortsFor(IPAddress address) => estate.Model.Services.SelectMany(service => service.Ports)
        .Where(port => port.Protocol == "tcp" && (port.Address is null || IPAddress.Parse(port.Address).Equals(address)))
        .Select(port => port.HostPort);

    private static string Describe((string Source, string Target, IPEndPoint EndPoint) way) => $"{way.Source} -> {way.Target} {way.EndPoint}";
}
