using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class PortResolutionTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Publishing();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void A_containers_ports_are_taken_as_they_are_given()
    {
        var container = _app.Builder.AddContainer("c", "c")
            .WithHttpEndpoint(port: 80, targetPort: 8096, name: "both")
            .WithHttpEndpoint(port: 81, name: "public")
            .WithHttpEndpoint(targetPort: 8097, name: "inner");

        Ports(container.Resource).ShouldBe(["both 8096 <- 80", "public 81 implicit <- 81", "inner 8097 <- 8097 implicit"]);
    }

    [Fact]
    public void Open_ports_are_allocated_once_for_all_resources_around_those_in_use()
    {
        var allocator = new PortAllocator();
        var first = _app.Builder.AddContainer("a", "a").WithHttpEndpoint(targetPort: 8000).WithEndpoint(name: "b");
        var second = _app.Builder.AddContainer("c", "c").WithEndpoint(name: "d");

        Ports(first.Resource, allocator).ShouldBe(["http 8000 <- 8000 implicit", "b 8001 allocated <- 8001 implicit"]);
        Ports(second.Resource, allocator).ShouldBe(["d 8002 allocated <- 8002 implicit"]);
    }

    [Fact]
    public void A_projects_first_endpoint_of_a_scheme_is_left_to_the_tool()
    {
        var project = AddProject().WithHttpEndpoint().WithHttpsEndpoint().WithHttpEndpoint(name: "admin").WithEndpoint(name: "raw");

        Ports(project.Resource).ShouldBe(["http - <- -", "https - <- -", "admin 8000 allocated <- 8000 implicit", "raw 8001 allocated <- 8001 implicit"]);
    }

    [Fact]
    public void A_projects_explicit_port_stays()
    {
        var project = AddProject().WithHttpEndpoint(port: 5000, targetPort: 8080);

        Ports(project.Resource).ShouldBe(["http 8080 <- 5000"]);
    }

    private IResourceBuilder<ProjectResource> AddProject() =>
        _app.Builder.AddProject("p", _app.Write("p/p.csproj", "<Project/>"), options => options.ExcludeLaunchProfile = true);

    private static IEnumerable<string> Ports(IResource resource, IPortAllocator? allocator = null) =>
        resource.ResolveEndpoints(allocator)
            .Select(endpoint => $"{endpoint.Endpoint.Name} {Text(endpoint.TargetPort)} <- {Text(endpoint.ExposedPort)}");

    private static string Text(ResolvedPort port) =>
        $"{(port.Value is { } value ? value : "-")}{(port.IsAllocated ? " allocated" : string.Empty)}{(port.IsImplicit ? " implicit" : string.Empty)}";
}
