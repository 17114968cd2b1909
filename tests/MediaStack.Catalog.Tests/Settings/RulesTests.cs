using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Rules that look at more than one setting.</summary>
public sealed class RulesTests
{
    [Fact]
    public void The_default_estate_has_no_findings() => SettingsValidator.Validate(StackSettings.Default).ShouldBeEmpty();

    [Fact]
    public void The_complete_estate_has_no_findings() => SettingsValidator.Validate(Samples.Complete).ShouldBeEmpty();

    [Fact]
    public void All_findings_come_at_once_errors_first()
    {
        var findings = SettingsValidator.Validate(new StackSettings { Services = ["authelia", "promtheus"] }
            .With("puid", "0").With("tme-zone", "UTC").With("prometheus.retention", "1y"));

        findings.Select(finding => (finding.Code, finding.Setting)).ShouldBe(
        [
            (FindingCodes.UnknownService, "services"),
            (FindingCodes.UnknownSetting, "\"tme-zone\""),
            (FindingCodes.InvalidValue, "puid"),
            (FindingCodes.MissingValue, "domain"),
            (FindingCodes.MissingValue, "authelia.email"),
            (FindingCodes.MissingValue, "authelia.password"),
            (FindingCodes.MissingService, "authelia"),
            (FindingCodes.UnusedValue, "prometheus.retention"),
        ]);
    }

    [Fact]
    public void Unknown_names_get_the_nearest_one()
    {
        var findings = SettingsValidator.Validate(new StackSettings { Services = ["promtheus"] }.With("timezone", "UTC"));
        findings[0].Cure.ShouldBe("Did you mean \"prometheus\"?");
        findings[1].Cure.ShouldBe("Did you mean \"time-zone\"?");
    }

    [Fact]
    public void An_unknown_service_like_no_other_gets_the_list() =>
        SettingsValidator.Validate(new StackSettings { Services = ["a-bit-of-everything"] }).ShouldHaveSingleItem()
            .Cure.ShouldBe("Remove it; there are redis, authelia, prometheus.");

    [Fact]
    public void A_requirement_says_what_it_comes_from()
    {
        var finding = SettingsValidator.Validate(Samples.Complete.With("domain", "")).ShouldHaveSingleItem();
        finding.ToString().ShouldBe(
            "error: domain: It is required and has no value, because authelia is selected. "
            + "Cure: Set it: Your own domain, below which each service gets a name, such as example.com.");
    }

    [Fact]
    public void A_digest_stands_for_its_password()
    {
        var filled = GeneratedSecrets.Fill(Samples.Complete);
        SettingsValidator.Validate(filled.With("authelia.password", "")).ShouldBeEmpty();
    }

    [Fact]
    public void A_value_of_an_unselected_service_is_noted_and_still_checked()
    {
        var findings = SettingsValidator.Validate(new StackSettings().With("prometheus.retention", "for ever"));
        findings.Select(finding => (finding.Severity, finding.Code)).ShouldBe(
            [(FindingSeverity.Error, FindingCodes.InvalidValue), (FindingSeverity.Note, FindingCodes.UnusedValue)]);
    }

    [Fact]
    public void Generated_values_of_an_unselected_service_need_no_note() =>
        SettingsValidator.Validate(GeneratedSecrets.Fill(Samples.Complete).WithServices("prometheus"))
            .ShouldAllBe(finding => ServiceCatalog.FindSetting(finding.Setting)!.Asked);

    [Fact]
    public void A_value_whose_condition_does_not_hold_is_noted_and_not_required()
    {
        var key = Samples.Setting(SettingKind.Secret, "vpn.key") with
        {
            Required = true,
            DependsOn = [SettingCondition.Has("vpn.type", "wireguard")],
        };
        var vpn = Samples.Service("vpn") with { Settings = [Samples.Setting(SettingKind.Text, "vpn.type"), key] };

        Validate([vpn], ("vpn.type", "openvpn")).ShouldBeEmpty();
        Validate([vpn], ("vpn.type", "wireguard")).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.MissingValue);
        Validate([vpn], ("vpn.type", "openvpn"), ("vpn.key", "abc"))
            .ShouldHaveSingleItem().Problem.ShouldBe("It has no effect unless vpn.type is wireguard.");
    }

    [Fact]
    public void A_conflict_is_reported_once_though_both_declare_it()
    {
        var one = Samples.Service("one") with { Conflicts = ["two"] };
        var two = Samples.Service("two") with { Conflicts = ["one"] };
        Validate([one, two]).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.Conflict);
        Validate([one, Samples.Service("three")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_service_beside_the_one_that_replaces_it_is_a_warning()
    {
        var seerr = Samples.Service("seerr") with { Replaces = ["overseerr"] };
        var finding = Validate([seerr, Samples.Service("overseerr")]).ShouldHaveSingleItem();
        finding.ShouldSatisfyAllConditions(
            () => finding.Severity.ShouldBe(FindingSeverity.Warning),
            () => finding.Code.ShouldBe(FindingCodes.SameJob),
            () => finding.Setting.ShouldBe("overseerr"));
    }

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
    [InlineData("192.168.1.10", null)]
    [InlineData("10.0.0.2", null)]
    [InlineData("172.31.255.1", null)]
    [InlineData("100.100.1.1", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("fd12::1", null)]
    [InlineData("203.0.113.7", "not an address of a home network")]
    [InlineData("172.32.0.1", "not an address of a home network")]
    [InlineData("2001:db8::1", "not an address of a home network")]
    [InlineData("255.255.255.255", "not an address of a home network")]
    [InlineData("0.0.0.0", "every address of the host")]
    [InlineData("::", "every address of the host")]
    [InlineData("169.254.1.1", "link-local")]
    [InlineData("fe80::1", "link-local")]
    public void The_lan_address_is_one_that_only_the_home_reaches(string address, string? problem)
    {
        var findings = SettingsValidator.Validate(StackSettings.Default.With("lan-address", address));
        if (problem is null)
            findings.ShouldBeEmpty();
        else
            findings.ShouldHaveSingleItem().Problem.ShouldContain(problem);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaa", "different characters")]
    [InlineData("abcdabcdabcdabcd", "different characters")]
    [InlineData("123456789012", "row of the keyboard")]
    [InlineData("qwertyuiopas", "row of the keyboard")]
    [InlineData("zyxwvutsrqpo", "row of the keyboard")]
    [InlineData("Password2026!", "well-known word")]
    [InlineData("changeme-1234", "well-known word")]
    [InlineData("passwordpassword", "well-known word")]
    [InlineData("margarete-123456", "well-known word or your user name")]
    public void A_password_that_is_tried_first_is_refused_without_being_shown(string password, string problem)
    {
        var settings = Samples.Complete.With("authelia.user", "margarete").With("authelia.password", password);
        var finding = SettingsValidator.Validate(settings).ShouldHaveSingleItem();
        finding.Code.ShouldBe(FindingCodes.WeakPassword);
        finding.Problem.ShouldContain(problem);
        finding.ToString().ShouldNotContain(password);
    }

    [Theory]
    [InlineData("$ \" ' \\ & | # : { } % =")]
    [InlineData("my password is a long one")]
    [InlineData("Zm9vYmFyYmF6cXV4")]
    public void A_password_of_ones_own_passes(string password) =>
        SettingsValidator.Validate(Samples.Complete.With("authelia.password", password)).ShouldBeEmpty();

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
