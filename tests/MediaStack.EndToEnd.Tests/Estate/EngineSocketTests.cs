using MediaStack.Catalog.Estate;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>Who speaks to the engine, and what it gets to hear.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EngineSocketTests(WholeEstate estate)
{
    [Fact]
    public async Task Only_socket_proxies_mount_the_engines_socket()
    {
        var containers = await estate.Stack.Compose.ContainersAsync();

        var mounting = new List<string>();
        foreach (var container in containers)
            if ((await estate.Engine.LinesAsync("inspect", "--format", "{{range .Mounts}}{{.Source}} {{end}}", container.Name)).Any(mounts => mounts.Contains("docker.sock", StringComparison.Ordinal)))
                mounting.Add(container.Service);

        mounting.ShouldBe(containers.Select(container => container.Service).Where(service => service.EndsWith("-socket-proxy", StringComparison.Ordinal)), ignoreOrder: true);
        mounting.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("supervisor", "containers/json", null, true)]
    [InlineData("supervisor", "containers/{id}/restart?t=1", "", true)]
    [InlineData("supervisor", "containers/{id}/exec", "{}", false)]
    [InlineData("supervisor", "containers/create", "{}", false)]
    [InlineData("supervisor", "images/json", null, false)]
    [InlineData("supervisor", "events?until=1", null, false)]
    [InlineData("supervisor", "version", null, false)]
    [InlineData("cadvisor", "info", null, true)]
    [InlineData("cadvisor", "containers/{id}/json", null, true)]
    [InlineData("cadvisor", "containers/{id}/logs?stdout=1", null, false)]
    [InlineData("cadvisor", "containers/{id}/stop", "", false)]
    [InlineData("volume-backup", "containers/json", null, true)]
    [InlineData("volume-backup", "containers/{id}/kill", "", false)]
    [InlineData("volume-backup", "containers/create", "{}", false)]
    [InlineData("volume-backup", "images/json", null, false)]
    [InlineData("homepage", "containers/json", null, true)]
    [InlineData("homepage", "containers/{id}/restart?t=1", "", false)]
    [InlineData("homepage", "containers/{id}/stop", "", false)]
    [InlineData("homepage", "images/json", null, false)]
    public async Task A_socket_proxy_lets_through_what_its_consumer_needs(string consumer, string call, string? posted, bool passes)
    {
        var proxy = estate.Model.Edges.Single(edge => edge.Kind == EstateEdgeKind.SocketProxy && edge.From == consumer).To;
        var victim = (await estate.ContainersAsync()).Single(container => container.Service == "grafana").Id;
        var url = $"http://{proxy}:2375/{call.Replace("{id}", victim, StringComparison.Ordinal)}";

        var answer = await estate.Stack.Compose.ExecAsync(consumer, ["wget", "-q", "-O", "/dev/null", .. posted is null ? (string[])[] : ["--post-data", posted], url]);

        if (passes)
        {
            answer.Succeeded();
            await estate.UntilHealthyAsync();
        }
        else
        {
            answer.Error.ShouldContain("403 Forbidden");
        }
    }
}
