using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.ApplicationModel;

public sealed class EndpointTests : IDisposable
{
    private readonly TestApplication _app = TestApplication.Running();
    private readonly IResourceBuilder<ContainerResource> _container;

    public EndpointTests()
    {
        _container = _app.Builder.AddContainer("jellyfin", "jellyfin/jellyfin");
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Name_follows_scheme_and_scheme_follows_protocol()
    {
        _container.WithEndpoint(targetPort: 1).WithEndpoint(targetPort: 2, protocol: ProtocolType.Udp).WithHttpEndpoint(targetPort: 3);

        _container.Resource.Annotations.OfType<EndpointAnnotation>()
            .Select(endpoint => $"{endpoint.Name} {endpoint.UriScheme} {endpoint.Transport}")
            .ShouldBe(["tcp tcp tcp", "udp udp udp", "http http http"]);
    }

    [Fact]
    public void Two_endpoints_cannot_have_one_name()
    {
        _container.WithHttpEndpoint(targetPort: 8096, name: "web");

        Should.Throw<DistributedApplicationException>(() => _container.WithHttpsEndpoint(targetPort: 8920, name: "WEB"))
            .Message.ShouldContain("'WEB'");
    }

    [Fact]
    public void Endpoint_names_follow_the_rule_of_resource_names() =>
        Should.Throw<ArgumentException>(() => _container.WithHttpEndpoint(name: "web_ui")).Message.ShouldContain("'web_ui'");

    [Fact]
    public void A_callback_changes_an_endpoint_or_makes_it_when_asked_to()
    {
        _container.WithEndpoint("web", endpoint => endpoint.TargetPort = 1, createIfNotExists: false);
        _container.Resource.Annotations.OfType<EndpointAnnotation>().ShouldBeEmpty();

        _container.WithEndpoint("web", endpoint => endpoint.UriScheme = "http").WithEndpoint("web", endpoint => endpoint.TargetPort = 8096);
        _container.Resource.Endpoint("web").TargetPort.ShouldBe(8096);
        _container.Resource.Endpoint("web").Transport.ShouldBe("http");
    }

    [Fact]
    public void Without_proxy_one_port_serves_for_both()
    {
        _container.WithHttpEndpoint(port: 8096, isProxied: false);

        _container.Resource.Endpoint("http").TargetPort.ShouldBe(8096);
        _container.Resource.Endpoint("http").TargetPort = null;
        _container.Resource.Endpoint("http").TargetPort.ShouldBeNull();
    }

    [Fact]
    public void External_are_the_http_endpoints_only()
    {
        _container.WithHttpEndpoint(targetPort: 1).WithHttpsEndpoint(targetPort: 2).WithEndpoint(targetPort: 3).WithExternalHttpEndpoints();

        _container.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsExternal)
            .Select(endpoint => endpoint.Name)
            .ShouldBe(["http", "https"]);
    }

    [Fact]
    public async Task A_variable_tells_the_program_its_port()
    {
        _container.WithHttpEndpoint(targetPort: 8096, env: "PORT");

        (await _container.PlaceholdersAsync())
            .ShouldBe(new Dictionary<string, string> { ["PORT"] = "{jellyfin.bindings.http.targetPort}" });
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "{jellyfin.bindings.http.url}", "http://localhost:40001")]
    [InlineData(EndpointProperty.Host, "{jellyfin.bindings.http.host}", "localhost")]
    [InlineData(EndpointProperty.IPV4Host, "{jellyfin.bindings.http.host}", "127.0.0.1")]
    [InlineData(EndpointProperty.Port, "{jellyfin.bindings.http.port}", "40001")]
    [InlineData(EndpointProperty.Scheme, "{jellyfin.bindings.http.scheme}", "http")]
    [InlineData(EndpointProperty.TargetPort, "{jellyfin.bindings.http.targetPort}", "8096")]
    [InlineData(EndpointProperty.HostAndPort, "{jellyfin.bindings.http.host}:{jellyfin.bindings.http.port}", "localhost:40001")]
    [InlineData(EndpointProperty.TlsEnabled, "{jellyfin.bindings.http.tlsEnabled}", "False")]
    public async Task Each_property_has_a_placeholder_and_a_value(EndpointProperty property, string placeholder, string value)
    {
        var reference = _container.WithHttpEndpoint(targetPort: 8096).GetEndpoint("http");
        reference.EndpointAnnotation.AllocatedEndpoint = new AllocatedEndpoint(reference.EndpointAnnotation, "localhost", 40001);

        reference.Property(property).ValueExpression.ShouldBe(placeholder);
        (await reference.Property(property).GetValueAsync(TestContext.Current.CancellationToken)).ShouldBe(value);
    }

    [Fact]
    public async Task A_value_waits_for_the_address_on_the_network_of_the_reader()
    {
        var reference = _container.WithHttpEndpoint(targetPort: 8096).GetEndpoint("http");
        var reader = _app.Builder.AddContainer("reader", "reader").Resource;
        var value = reference.GetValueAsync(new ValueProviderContext { Caller = reader }, TestContext.Current.CancellationToken);
        value.IsCompleted.ShouldBeFalse();

        var network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
        reference.EndpointAnnotation.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            network,
            new AllocatedEndpoint(reference.EndpointAnnotation, "jellyfin.dev.internal", 8096, EndpointBindingMode.SingleAddress, networkId: network));

        (await value).ShouldBe("http://jellyfin.dev.internal:8096");
        reference.IsAllocated.ShouldBeFalse("nothing is known about the loopback network");
    }

    [Fact]
    public async Task When_publishing_an_address_is_an_error_instead_of_an_endless_wait()
    {
        var reference = _container.WithHttpEndpoint(targetPort: 8096).GetEndpoint("http");
        var context = new ValueProviderContext { ExecutionContext = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish) };

        var exception = await Should.ThrowAsync<InvalidOperationException>(
            async () => await reference.GetValueAsync(context, TestContext.Current.CancellationToken));

        exception.Message.ShouldContain("{jellyfin.bindings.http.url}");
    }

    [Fact]
    public void An_endpoint_may_be_referenced_before_it_is_added()
    {
        var reference = _container.GetEndpoint("http");
        reference.Exists.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => reference.EndpointAnnotation).Message.ShouldContain("'http'");

        _container.WithHttpEndpoint(targetPort: 8096);

        reference.Exists.ShouldBeTrue();
        reference.TargetPort.ShouldBe(8096);
    }
}
