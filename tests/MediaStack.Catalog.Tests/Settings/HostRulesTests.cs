using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Rules about ports, networks and addresses of the host.</summary>
public sealed class HostRulesTests
{
    [Theory]
    [InlineData(PortSpace.Host, PortSpace.Host, "8080", "8080", true)]
    [InlineData(PortSpace.Vpn, PortSpace.Vpn, "8080", "8080", true)]
    [InlineData(PortSpace.Host, PortSpace.Vpn, "8080", "8080", false)]
    [InlineData(PortSpace.Host, PortSpace.Host, "8080", "8081", false)]
    public void A_port_is_taken_once_in_each_space(PortSpace one, PortSpace two, string onePort, string twoPort, bool collides)
    {
        var services = Both(SettingKind.Port, setting => setting with { PortSpace = setting.Key == "one.value" ? one : two });
        var findings = Validate(services, ("one.value", onePort), ("two.value", twoPort));
        findings.Any(finding => finding.Code == FindingCodes.PortTaken && finding.Problem.Contains("one.value")).ShouldBe(collides);
        findings.Count.ShouldBe(collides ? 1 : 0);
    }

    [Fact]
    public void Default_ports_collide_as_well() =>
        Validate(Both(SettingKind.Port, setting => setting with { Default = "8080" }))
            .ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.PortTaken);

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", true)]
    [InlineData("192.168.1.0/24", "192.168.1.0/24", true)]
    [InlineData("192.168.1.0/24", "192.168.2.0/24", false)]
    [InlineData("fd00::/8", "10.0.0.0/8", false)]
    public void Networks_must_be_apart(string one, string two, bool overlap) =>
        Validate(Both(SettingKind.Cidr, setting => setting), ("one.value", one), ("two.value", two))
            .Any(finding => finding.Code == FindingCodes.NetworkOverlap).ShouldBe(overlap);

    [Theory]
    [InlineData("sonarr.port", "7878", "radarr.port")]
    [InlineData("nginx-proxy-manager.http-port", "81", "nginx-proxy-manager.port")]
    [InlineData("nginx-proxy-manager.https-port", "80", "nginx-proxy-manager.http-port")]
    [InlineData("sonarr.port", "443", "nginx-proxy-manager.https-port")]
    [InlineData("sonarr.port", "9100", "node-exporter")]
    public void Ports_of_two_services_collide_on_the_host(string key, string port, string other)
    {
        var settings = Samples.Everything.With("sonarr.access", "lan").With("radarr.access", "lan").With(key, port);
        var finding = SettingsValidator.Validate(settings).ShouldHaveSingleItem();
        finding.Code.ShouldBe(FindingCodes.PortTaken);
        $"{finding.Setting} {finding.Problem}".ShouldSatisfyAllConditions(text => text.ShouldContain(key), text => text.ShouldContain(other));
    }

    [Fact]
    public void The_port_of_a_page_that_is_not_open_to_the_home_network_takes_none()
    {
        var settings = Samples.Everything.With("sonarr.access", "lan").With("sonarr.port", "7878");
        SettingsValidator.Validate(settings).ShouldBeEmpty();
        SettingsValidator.Validate(settings.With("radarr.access", "lan")).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.PortTaken);
    }

    [Fact]
    public void Services_behind_the_vpn_share_their_ports()
    {
        var one = Samples.Service("one") with { FixedPorts = [new(8080, PortSpace.Vpn)] };
        var two = Samples.Service("two") with { FixedPorts = [new(8080, PortSpace.Vpn)] };
        var finding = Validate([one, two]).ShouldHaveSingleItem();
        finding.Problem.ShouldBe("Port 8080 behind the VPN is taken by one.");
        finding.Setting.ShouldBe("two");
        Validate([one, two with { FixedPorts = [new(8080, PortSpace.Host)] }]).ShouldBeEmpty();
    }

    [Fact]
    public void Ports_of_other_peoples_servers_collide_with_nothing() =>
        SettingsValidator.Validate(Samples.Everything.With("nzbget.server-port", "443")).ShouldBeEmpty();

    [Theory]
    [InlineData("10.14.0.2/16", "10.14.7.7", true)]
    [InlineData("10.64.0.2/32,10.14.0.2/16", "10.14.7.7", true)]
    [InlineData("fd00::2/64", "fd00::77", true)]
    [InlineData("10.14.0.2/32", "10.14.7.7", false)]
    [InlineData("10.14.0.2/16", "10.15.7.7", false)]
    [InlineData("fd00::2/64", "10.15.7.7", false)]
    public void The_tunnels_network_is_not_the_homes(string tunnel, string home, bool overlap)
    {
        var findings = SettingsValidator.Validate(Samples.Everything.With("gluetun.wireguard-addresses", tunnel).With("lan-address", home));
        if (!overlap)
        {
            findings.ShouldBeEmpty();
            return;
        }

        var finding = findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting)
            .ShouldBe((FindingSeverity.Warning, FindingCodes.NetworkOverlap, "gluetun.wireguard-addresses"));
        finding.Problem.ShouldContain(home);
    }

    [Fact]
    public void An_IPv4_address_in_IPv6_notation_is_refused_because_it_may_mean_every_address()
    {
        var finding = SettingsValidator.Validate(new StackSettings { Services = ["prometheus"] }.With("lan-address", "::ffff:0.0.0.0")).ShouldHaveSingleItem();
        (finding.Severity, finding.Setting, finding.Cure).ShouldBe((FindingSeverity.Error, "lan-address", "Write 0.0.0.0."));
    }

    [Theory]
    [InlineData("192.168.1.10", null, null)]
    [InlineData("10.0.0.2", null, null)]
    [InlineData("172.31.255.1", null, null)]
    [InlineData("100.100.1.1", null, null)]
    [InlineData("127.0.0.1", null, null)]
    [InlineData("fd12::1", null, null)]
    [InlineData("203.0.113.7", "not an address of a home network", FindingSeverity.Warning)]
    [InlineData("172.32.0.1", "not an address of a home network", FindingSeverity.Warning)]
    [InlineData("2001:db8::1", "not an address of a home network", FindingSeverity.Warning)]
    [InlineData("0.0.0.0", "every address of the host", FindingSeverity.Error)]
    [InlineData("::", "every address of the host", FindingSeverity.Error)]
    [InlineData("169.254.1.1", "link-local", FindingSeverity.Error)]
    [InlineData("224.0.0.1", "no address that a host can have", FindingSeverity.Error)]
    [InlineData("255.255.255.255", "no address that a host can have", FindingSeverity.Error)]
    [InlineData("0.0.0.7", "no address that a host can have", FindingSeverity.Error)]
    [InlineData("ff02::1", "no address that a host can have", FindingSeverity.Error)]
    [InlineData("fe80::1", "link-local", FindingSeverity.Error)]
    public void The_lan_address_is_one_that_only_the_home_reaches(string address, string? problem, FindingSeverity? severity)
    {
        var findings = SettingsValidator.Validate(new StackSettings { Services = ["prometheus"] }.With("lan-address", address));
        if (problem is null)
        {
            findings.ShouldBeEmpty();
            return;
        }

        var finding = findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Setting).ShouldBe((severity!.Value, "lan-address")); // given wherever there is a problem
        finding.Problem.ShouldContain(problem);
        finding.Cure.ShouldContain("127.0.0.1");
    }

    [Theory]
    [InlineData("172.17.0.1", null)]
    [InlineData("10.200.0.1", null)]
    [InlineData("127.0.0.1", "is out of reach of every container")]
    [InlineData("0.0.0.0", "stands for every address of the host")]
    [InlineData("203.0.113.7", "is not an address of a home network")]
    public void Measurements_of_the_host_are_for_containers_only(string address, string? problem)
    {
        var findings = SettingsValidator.Validate(Samples.Everything.With("node-exporter.address", address));
        if (problem is null)
            findings.ShouldBeEmpty();
        else
            findings.ShouldHaveSingleItem().ToString().ShouldContain($"node-exporter.address: {address} {problem}");
    }

    private static ServiceDefinition[] Both(SettingKind kind, Func<SettingDefinition, SettingDefinition> change) =>
    [
        Samples.Service("one") with { Settings = [change(Samples.Setting(kind, "one.value"))] },
        Samples.Service("two") with { Settings = [change(Samples.Setting(kind, "two.value"))] },
    ];

    private static IReadOnlyList<Finding> Validate(ServiceDefinition[] services, params (string Key, string Value)[] values) =>
        SettingsValidator.Validate(
            new()
            {
                Services = [.. services.Select(service => service.Id)],
                Values = values.ToDictionary(pair => pair.Key, pair => pair.Value),
            },
            new CatalogIndex([], services));
}
