using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>What the Usenet clients' settings ask of each other: the VPN's switch, ports, encryption.</summary>
public sealed class UsenetRulesTests
{
    public static TheoryData<string> Clients => ["nzbget", "sabnzbd"];

    [Theory, MemberData(nameof(Clients))]
    public void A_client_needs_the_VPN_unless_its_switch_is_off(string client)
    {
        var settings = Complete(client).WithServices(client);
        var finding = SettingsValidator.Validate(settings).Single(finding => finding.Severity == FindingSeverity.Error);
        (finding.Code, finding.Setting).ShouldBe((FindingCodes.MissingService, client));
        finding.Cure.ShouldBe($"Add \"gluetun\" to the services, turn {client}.vpn off, or remove \"{client}\".");
        SettingsValidator.Validate(settings.With($"{client}.vpn", "false")).ShouldNotContain(each => each.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void Torrents_have_no_choice()
    {
        VpnRoute.IsRequired(Samples.Everything.With("qbittorrent.vpn", "false"), "qbittorrent").ShouldBeTrue();
        ServiceCatalog.FindSetting("qbittorrent.vpn").ShouldBeNull();
        SettingsValidator.Validate(new StackSettings().WithServices("qbittorrent")).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.MissingService);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("perhaps", true)]
    public void What_is_not_a_plain_no_is_behind_the_VPN(string value, bool required) =>
        VpnRoute.IsRequired(Samples.Everything.With("nzbget.vpn", value), "nzbget").ShouldBe(required);

    [Fact]
    public void Ports_behind_the_VPN_are_taken_only_by_those_who_are_there()
    {
        CatalogIndex catalog = new([], [Client("one"), Client("two"), Samples.Service("gluetun")]);
        var settings = new StackSettings { Services = ["one", "two", "gluetun"] };

        SettingsValidator.Validate(settings, catalog).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.PortTaken);
        SettingsValidator.Validate(settings.With("two.vpn", "false"), catalog).ShouldBeEmpty();

        static ServiceDefinition Client(string id) => Samples.Service(id) with
        {
            Vpn = VpnUse.ByChoice,
            FixedPorts = [new(8080, PortSpace.Vpn) { When = SettingCondition.Has($"{id}.vpn", "true") }],
            Settings = [Samples.Setting(SettingKind.Switch, $"{id}.vpn") with { Default = "true" }],
        };
    }

    [Theory]
    [InlineData("563", "true", null)]
    [InlineData("443", "true", null)]
    [InlineData("119", "false", null)]
    [InlineData("8119", "false", null)]
    [InlineData("119", "true", "sabnzbd.server-port")]
    [InlineData("563", "false", "sabnzbd.server-tls")]
    public void Port_and_encryption_go_together(string port, string encrypted, string? setting)
    {
        var findings = SettingsValidator.Validate(Complete("sabnzbd").With("sabnzbd.server-port", port).With("sabnzbd.server-tls", encrypted));
        findings.Select(finding => (finding.Code, finding.Setting, finding.Severity))
            .ShouldBe(setting is null ? [] : [(FindingCodes.UsenetEncryption, setting, FindingSeverity.Warning)]);
    }

    [Theory]
    [InlineData("plain words", true)]
    [InlineData("say \"hi\" and 'bye' now", true)]
    [InlineData("100%(name)", true)]
    [InlineData("%(name)s", false)]
    [InlineData("a'''b\"", false)]
    public void A_password_that_SABnzbd_takes_for_syntax_is_refused_without_being_shown(string password, bool passes)
    {
        var findings = SettingsValidator.Validate(Complete("sabnzbd").With("sabnzbd.server-password", password));
        findings.Select(finding => (finding.Code, finding.Setting)).ShouldBe(passes ? [] : [(FindingCodes.SabnzbdText, "sabnzbd.server-password")]);
        findings.ShouldAllBe(finding => !finding.ToString().Contains(password));
    }

    private static StackSettings Complete(string client) => new StackSettings { Services = [client, "gluetun"] }
        .With("gluetun.provider", "mullvad")
        .With("gluetun.wireguard-private-key", Samples.WireGuardKey)
        .With("gluetun.wireguard-addresses", "10.64.222.21/32")
        .With($"{client}.server-host", "news.example.net")
        .With($"{client}.server-user", "account")
        .With($"{client}.server-password", "pass word");
}
