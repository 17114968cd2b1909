using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Compat.Tests.ApplicationModel;

namespace Compat.Tests.Dcp;

public sealed class EndpointPlannerTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Running();

    private DistributedApplicationBuilder Builder => _app.Builder;

    [Fact]
    public void All_findings_come_at_once()
    {
        Builder.AddContainer("box", "busybox").WithEndpoint(name: "open");
        Builder.AddExecutable("shared", "program", ".").WithEndpoint(port: 8080, targetPort: 8080, name: "both");
        Builder.AddExecutable("apart", "program", ".").WithEndpoint(port: 8080, targetPort: 8081, name: "two", isProxied: false);

        var failure = Should.Throw<DistributedApplicationException>(() => Plan());

        failure.Message.Split(Environment.NewLine).ShouldBe(
        [
            "The endpoint 'open' of the container 'box' needs a target port: the one that the program in the container listens on.",
            "The endpoint 'both' of 'shared' has 8080 as port and as target port, but a proxy and the program cannot share one. "
                + "Leave one of them out, or set isProxied: false.",
            "The endpoint 'two' of 'apart' has no proxy, so its port (8080) and its target port (8081) must be the same.",
        ]);
    }

    [Fact]
    public void A_container_and_its_host_may_use_the_same_port_number()
    {
        Builder.AddContainer("box", "busybox").WithHttpEndpoint(port: 8080, targetPort: 8080);

        Plan().ShouldHaveSingleItem().ToService().Spec.Port.ShouldBe(8080);
    }

    [Fact]
    public void Only_processes_that_a_container_refers_to_listen_for_containers()
    {
        var seen = Builder.AddExecutable("seen", "program", ".").WithHttpEndpoint();
        Builder.AddExecutable("unseen", "program", ".").WithHttpEndpoint();
        Builder.AddContainer("box", "busybox").WithEnvironment("SEEN", seen.GetEndpoint("http"));

        Plan().ToDictionary(plan => plan.Resource.Name, plan => plan.ToService().Spec.Address)
            .ShouldBe(new Dictionary<string, string?> { ["seen"] = "0.0.0.0", ["unseen"] = null });
    }

    [Fact]
    public void Random_ports_replace_fixed_ones_where_there_is_a_proxy()
    {
        Builder.AddExecutable("proxied", "program", ".").WithHttpEndpoint(port: 8080);
        Builder.AddExecutable("direct", "program", ".").WithHttpEndpoint(port: 8081, isProxied: false);

        new EndpointPlanner(randomizePorts: true).Plan([.. Builder.Resources]).Select(plan => plan.Port).ShouldBe([null, 8081]);
    }

    [Fact]
    public void Endpoints_without_proxy_and_without_port_get_different_free_ports()
    {
        Builder.AddExecutable("one", "program", ".").WithHttpEndpoint(isProxied: false);
        Builder.AddExecutable("two", "program", ".").WithHttpEndpoint(isProxied: false);

        var plans = Plan();

        plans.Select(plan => plan.Port.ShouldNotBeNull()).ShouldBeUnique();
        plans.ShouldAllBe(plan => plan.Port >= 10_000 && plan.Port <= 32_767 && plan.TargetPort == plan.Port);
    }

    [Fact]
    public async Task Containers_and_processes_see_an_endpoint_each_at_its_own_address()
    {
        Builder.AddContainer("box", "busybox").WithHttpEndpoint(targetPort: 80);
        Builder.AddExecutable("program", "program", ".").WithHttpEndpoint();

        foreach (var plan in Plan())
            plan.Allocate(4711);

        (await UrlsOf("box")).ShouldBe(["http://localhost:4711", "http://box.dev.internal:80"]);
        (await UrlsOf("program")).ShouldBe(["http://localhost:4711", "http://host.docker.internal:4711"]);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_its_resource_and_the_cure()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Builder.AddExecutable("web", "program", ".").WithHttpEndpoint(port: port);

        var failure = await Should.ThrowAsync<DistributedApplicationException>(() => PortProbe.RequireAsync(Plan(), TestContext.Current.CancellationToken));

        failure.Message.ShouldBe($"TCP port {port} of 'web' (endpoint 'http') is in use by another program. End that program "
            + $"('ss -lptn sport = :{port}' names it), or give the endpoint another port.");
    }

    [Fact]
    public async Task A_port_that_is_given_back_in_a_moment_is_waited_for()
    {
        var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        Builder.AddExecutable("web", "program", ".").WithHttpEndpoint(port: ((IPEndPoint)other.LocalEndpoint).Port);

        var required = PortProbe.RequireAsync(Plan(), TestContext.Current.CancellationToken);
        required.IsCompleted.ShouldBeFalse();
        other.Dispose();

        await required;
    }

    public void Dispose() => _app.Dispose();

    private IReadOnlyList<EndpointPlan> Plan() => new EndpointPlanner(randomizePorts: false).Plan([.. Builder.Resources]);

    private async Task<string[]> UrlsOf(string name)
    {
        var endpoints = Builder.Resources.Single(resource => resource.Name == name).Annotations.OfType<EndpointAnnotation>().Single().AllAllocatedEndpoints;
        return
        [
            (await endpoints.GetAllocatedEndpointAsync(KnownNetworkIdentifiers.LocalhostNetwork)).UriString,
            (await endpoints.GetAllocatedEndpointAsync(KnownNetworkIdentifiers.DefaultAspireContainerNetwork)).UriString,
        ];
    }
}
