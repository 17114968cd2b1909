using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Publishing;
using MediaStack.Catalog.Settings;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Vpn;

/// <summary>Every way past the VPN that a compose file could open is found, and the releases of the samples have none.</summary>
public sealed class TunnelCheckTests
{
    private const string Client = "qbittorrent";

    private static readonly StackSettings s_settings = new StackSettings { Services = ["gluetun", "nzbget", "qbittorrent", "sabnzbd"] };

    [Theory]
    [InlineData("home")]
    [InlineData("typical")]
    [InlineData("everything")]
    public void The_releases_of_the_samples_keep_everything_in_the_tunnel(string sample) =>
        TunnelCheck.Violations(Release(sample), s_settings.With("sabnzbd.vpn", "false")).ShouldBeEmpty();

    [Fact]
    public void A_client_outside_is_found_unless_its_owner_has_said_so() =>
        TunnelCheck.Violations(Release("everything"), s_settings).ShouldContain("sabnzbd is not in the network namespace of the VPN.");

    [Theory]
    [InlineData("networks", "[downloads]")]
    [InlineData("ports", "['127.0.0.1:8080:8080']")]
    [InlineData("expose", "['8080']")]
    [InlineData("links", "[sonarr]")]
    [InlineData("external_links", "[sonarr]")]
    [InlineData("dns", "['9.9.9.9']")]
    [InlineData("extra_hosts", "{host: host-gateway}")]
    [InlineData("cap_add", "[NET_ADMIN]")]
    [InlineData("cap_add", "[NET_RAW]")]
    [InlineData("cap_add", "[ALL]")]
    [InlineData("devices", "['/dev/net/tun:/dev/net/tun']")]
    [InlineData("privileged", "true")]
    [InlineData("pid", "host")]
    [InlineData("ipc", "host")]
    [InlineData("network_mode", "host")]
    [InlineData("network_mode", "'service:sonarr'")]
    [InlineData("network_mode", "'service:gluetun'")]
    [InlineData("volumes", "[{type: bind, source: /var/run/docker.sock, target: /var/run/docker.sock}]")]
    public void Another_way_out_is_found(string key, string value)
    {
        var release = Release("typical");
        Service(release, Client).Children[new YamlScalarNode(key)] = Yaml.ReadMap($"value: {value}").Children[new YamlScalarNode("value")];

        var violations = TunnelCheck.Violations(release, s_settings).ToList();
        violations.ShouldNotBeEmpty();
        violations.ShouldAllBe(violation => violation.StartsWith($"{Client} "));
    }

    [Fact]
    public void A_client_without_a_namespace_at_all_is_found()
    {
        var release = Release("typical");
        Service(release, Client).Children.Remove(new YamlScalarNode("network_mode"));

        TunnelCheck.Violations(release, s_settings).ShouldBe([$"{Client} is not in the network namespace of the VPN."]);
    }

    [Theory]
    [InlineData("dns")]
    [InlineData("cap_add")]
    public void A_namespace_that_nothing_keeps_closed_is_found(string key)
    {
        var release = Release("typical");
        Service(release, "vpn-namespace").Children.Remove(new YamlScalarNode(key));

        TunnelCheck.Violations(release, s_settings).ShouldBe(
            new[] { Client, "nzbget" }.Select(client => $"The network namespace that {client} is in is not kept closed."), ignoreOrder: true);
    }

    private static YamlMappingNode Service(YamlMappingNode release, string name) =>
        (YamlMappingNode)((YamlMappingNode)release.Children[new YamlScalarNode("services")]).Children[new YamlScalarNode(name)];

    // Compared with what is published by SampleReleaseTests.
    private static YamlMappingNode Release(string sample) => Yaml.ReadMap(File.ReadAllText(Repository.At(
        "tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", $"SampleReleaseTests.{sample}", "docker-compose.yaml")));
}
