using MediaStack.Catalog.Services;
using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Catalog;

/// <summary>Every VPN provider with every kind of tunnel: what it asks for, what it refuses.</summary>
public sealed class VpnProvidersTests
{
    /// <summary>A good value for each setting that a provider can ask for.</summary>
    private static readonly Dictionary<string, string> s_values = new()
    {
        ["gluetun.openvpn-user"] = "account",
        ["gluetun.openvpn-password"] = "pass word",
        ["gluetun.openvpn-certificate"] = Samples.Certificate,
        ["gluetun.openvpn-key"] = Samples.Certificate.Replace("CERTIFICATE", "PRIVATE KEY"),
        ["gluetun.openvpn-encrypted-key"] = Samples.Certificate.Replace("CERTIFICATE", "ENCRYPTED PRIVATE KEY"),
        ["gluetun.openvpn-passphrase"] = "pass phrase",
        ["gluetun.openvpn-configuration"] = "client\ndev tun\nremote 203.0.113.7 1194 udp\n",
        ["gluetun.wireguard-private-key"] = Samples.WireGuardKey,
        ["gluetun.wireguard-addresses"] = "10.64.0.2/32,fd00::2/128",
        ["gluetun.wireguard-preshared-key"] = Samples.WireGuardKey,
        ["gluetun.wireguard-public-key"] = Samples.WireGuardKey,
        ["gluetun.wireguard-endpoint-ip"] = "203.0.113.7",
        ["gluetun.wireguard-endpoint-port"] = "51820",
    };

    public static TheoryData<string> Providers => [.. VpnProviders.All.Select(provider => provider.Name)];

    public static TheoryData<string, string> Tunnels
    {
        get
        {
            var tunnels = new TheoryData<string, string>();
            foreach (var provider in VpnProviders.All)
            {
                foreach (var type in provider.Types)
                    tunnels.Add(provider.Name, type);
            }

            return tunnels;
        }
    }

    [Fact]
    public void The_providers_are_those_that_Gluetun_knows_and_one_for_all_others()
    {
        Providers.Count.ShouldBe(24);
        Providers.ShouldBeUnique();
        Named(provider => provider.Types.Contains("wireguard")).ShouldBe(
            ["airvpn", "fastestvpn", "ivpn", "mullvad", "nordvpn", "protonvpn", "surfshark", "windscribe", "custom"]);
        Named(provider => !provider.Types.Contains("openvpn")).ShouldBe(["mullvad"]);
        Named(provider => provider.Ports == VpnPorts.Asked).ShouldBe(["perfect privacy", "private internet access", "privatevpn", "protonvpn"]);
        Named(provider => provider.Ports == VpnPorts.Given).ShouldBe(["airvpn", "vyprvpn", "windscribe", "custom"]);
        VpnProviders.Find("no-such").ShouldBeNull();
    }

    [Theory, MemberData(nameof(Providers))]
    public void A_provider_has_a_tunnel_and_can_be_chosen_by_its_label(string name)
    {
        var provider = VpnProviders.Find(name).ShouldNotBeNull();
        provider.Types.ShouldNotBeEmpty();
        ServiceCatalog.FindSetting("gluetun.provider")!.Choices // the catalog's own key
            .ShouldContain(new SettingChoice(name, provider.Label));
    }

    [Theory, MemberData(nameof(Tunnels))]
    public void With_what_it_asks_for_a_tunnel_has_no_findings(string provider, string type) =>
        SettingsValidator.Validate(Complete(provider, type)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Tunnels))]
    public void Each_missing_key_is_named_with_provider_and_type(string provider, string type)
    {
        var keys = VpnProviders.Find(provider)!.KeysOf(type); // the data has those that exist
        keys.ShouldNotBeEmpty();
        var findings = SettingsValidator.Validate(new StackSettings { Services = ["gluetun"] }
            .With("gluetun.provider", provider).With("gluetun.type", type));
        findings.Select(finding => finding.Setting).ShouldBe(keys, ignoreOrder: true);
        findings.ShouldAllBe(finding => finding.Code == FindingCodes.MissingValue
            && finding.Problem.EndsWith($"because gluetun.type is {type} and gluetun.provider is {provider}.", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public void A_tunnel_that_the_provider_has_not_is_refused_and_its_own_named(string name)
    {
        var provider = VpnProviders.Find(name)!; // the data has those that exist
        foreach (var type in new[] { "openvpn", "wireguard" }.Except(provider.Types))
        {
            var finding = SettingsValidator.Validate(Complete(name, type)).ShouldHaveSingleItem();
            (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Error, FindingCodes.VpnProvider, "gluetun.type"));
            finding.Cure.ShouldStartWith($"Set it to {string.Join(" or ", provider.Types)},");
        }
    }

    [Theory, MemberData(nameof(Tunnels))]
    public void Port_forwarding_is_for_those_who_offer_it(string provider, string type)
    {
        var settings = Complete(provider, type).With("gluetun.port-forwarding", "true");
        var findings = SettingsValidator.Validate(settings);
        switch (VpnProviders.Find(provider)!.Ports) // the data has those that exist
        {
            case VpnPorts.Asked:
                findings.ShouldBeEmpty();
                return;
            case VpnPorts.Given:
                findings.ShouldHaveSingleItem().Setting.ShouldBe("gluetun.forwarded-port");
                SettingsValidator.Validate(settings.With("gluetun.forwarded-port", "42424")).ShouldBeEmpty();
                return;
        }

        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Setting).ShouldBe((FindingCodes.VpnProvider, "gluetun.port-forwarding"));
        finding.Cure.ShouldContain("Proton VPN");
    }

    [Fact]
    public void Without_a_provider_that_alone_is_missing() =>
        SettingsValidator.Validate(new StackSettings { Services = ["gluetun"] }).ShouldHaveSingleItem()
            .Setting.ShouldBe("gluetun.provider");

    [Theory]
    [InlineData("i-1234-5678-90ab", true)]
    [InlineData("you@example.com", false)]
    public void An_account_number_of_ivpn_needs_no_password(string user, bool enough)
    {
        var settings = Complete("ivpn", "openvpn").With("gluetun.openvpn-user", user);
        var findings = SettingsValidator.Validate(settings);
        if (enough)
            findings.ShouldBeEmpty();
        else
            findings.ShouldHaveSingleItem().Setting.ShouldBe("gluetun.openvpn-password");
        SettingsValidator.Validate(settings.With("gluetun.openvpn-password", "pass word")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mullvad", "gluetun.wireguard-endpoint-ip", "203.0.113.7")]
    [InlineData("mullvad", "gluetun.openvpn-user", "account")]
    [InlineData("custom", "gluetun.countries", "Switzerland")]
    public void What_a_tunnel_does_not_use_is_noted(string provider, string key, string value)
    {
        var note = SettingsValidator.Validate(Complete(provider, "wireguard").With(key, value)).ShouldHaveSingleItem();
        (note.Severity, note.Code, note.Setting).ShouldBe((FindingSeverity.Note, FindingCodes.UnusedValue, key));
    }

    [Theory]
    [InlineData("mullvad", "gluetun.regions", false)]
    [InlineData("mullvad", "gluetun.cities", true)]
    [InlineData("private internet access", "gluetun.regions", true)]
    [InlineData("private internet access", "gluetun.countries", false)]
    [InlineData("windscribe", "gluetun.cities", true)]
    [InlineData("nordvpn", "gluetun.regions", true)]
    public void Servers_are_chosen_by_what_the_provider_knows(string provider, string key, bool known)
    {
        var type = VpnProviders.Find(provider)!.Types[0]; // the data has those that exist
        SettingsValidator.Validate(Complete(provider, type).With(key, "Somewhere")).Count.ShouldBe(known ? 0 : 1);
    }

    [Fact]
    public void A_file_that_asks_for_an_account_requires_one()
    {
        var settings = Complete("custom", "openvpn").With("gluetun.openvpn-configuration", "client\nremote 203.0.113.7 1194\nauth-user-pass\n");
        SettingsValidator.Validate(settings).Select(finding => finding.Setting).ShouldBe(["gluetun.openvpn-user", "gluetun.openvpn-password"]);
        SettingsValidator.Validate(settings.With("gluetun.openvpn-user", "a").With("gluetun.openvpn-password", "b")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("192.168.1.0/24", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("fd00:1234::/32", true)]
    [InlineData("192.0.0.0/8", false)]
    [InlineData("8.8.8.0/24", false)]
    [InlineData("172.0.0.0/8", false)]
    [InlineData("2000::/3", false)]
    public void Only_a_network_at_home_is_let_past_the_tunnel(string network, bool allowed)
    {
        var findings = SettingsValidator.Validate(Complete("mullvad", "wireguard").With("gluetun.home-network", network));
        findings.Select(finding => finding.Code).ShouldBe(allowed ? [] : [FindingCodes.TunnelBypass]);
    }

    private static StackSettings Complete(string provider, string type) =>
        VpnProviders.Find(provider)!.KeysOf(type).Aggregate( // the data has those that exist
            new StackSettings { Services = ["gluetun"] }.With("gluetun.provider", provider).With("gluetun.type", type),
            (settings, key) => settings.With(key, s_values[key]));

    private static IEnumerable<string> Named(Func<VpnProvider, bool> holds) =>
        VpnProviders.All.Where(holds).Select(provider => provider.Name);
}
