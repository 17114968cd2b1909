using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Rules that look at more than one setting.</summary>
public sealed class RulesTests
{
    [Fact]
    public void The_default_estate_has_no_findings() => SettingsValidator.Validate(StackSettings.Default).ShouldBeEmpty();

    [Fact]
    public void The_complete_estate_has_no_findings()
    {
        SettingsValidator.Validate(Samples.Complete).ShouldBeEmpty();
        SettingsValidator.Validate(Samples.Everything).ShouldBeEmpty();
    }

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
            .Cure.ShouldBe($"Remove it; there are {string.Join(", ", ServiceCatalog.Services.Select(service => service.Id))}.");

    [Fact]
    public void A_requirement_says_what_it_comes_from()
    {
        var finding = SettingsValidator.Validate(Samples.Complete.With("domain", "")).ShouldHaveSingleItem();
        finding.ToString().ShouldBe(
            "error: domain: It is required and has no value, because authelia is selected. "
            + "Cure: Set it: Your own domain, below which each service gets a name, such as example.com.");
    }

    [Fact]
    public void A_service_that_works_for_others_is_refused_without_any_of_them()
    {
        var finding = SettingsValidator.Validate(new StackSettings { Services = ["recyclarr"] }).ShouldHaveSingleItem();
        finding.ToString().ShouldBe("error: recyclarr: Recyclarr has nothing to do without Radarr or Sonarr. "
            + "Cure: Add one of \"radarr\", \"sonarr\" to the services, or remove \"recyclarr\".");
        SettingsValidator.Validate(new StackSettings { Services = ["recyclarr", "sonarr"] }).ShouldBeEmpty();
    }

    [Fact]
    public void What_an_owner_should_know_is_said_once_it_is_selected()
    {
        var finding = SettingsValidator.Validate(new StackSettings { Services = ["bookshelf"] }).ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Warning, FindingCodes.Caution, "bookshelf"));
        finding.Problem.ShouldStartWith("Bookshelf: it is experimental.");
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
    public void A_value_required_for_several_reasons_names_the_one_that_is_there()
    {
        var key = Samples.Setting(SettingKind.Text, "vpn.key") with
        {
            RequiredWhen = [SettingCondition.Selected("other", "vpn"), SettingCondition.Has("vpn.type", "a", "b")],
        };
        var vpn = Samples.Service("vpn") with { Settings = [Samples.Setting(SettingKind.Text, "vpn.type"), key] };
        Validate([vpn], ("vpn.type", "b")).ShouldHaveSingleItem().Problem
            .ShouldBe("It is required and has no value, because vpn is selected and vpn.type is b.");
        Validate([vpn], ("vpn.type", "c")).ShouldBeEmpty();
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

    [Theory]
    [InlineData("pass${word}1234")]
    [InlineData("~/not-a-folder-here")]
    public void A_Usenet_password_that_NZBGet_takes_for_syntax_is_refused_without_being_shown(string password)
    {
        var settings = Samples.Complete.WithServices([.. Samples.Complete.Services, "nzbget"]).With("nzbget.server-password", password);
        var finding = SettingsValidator.Validate(settings).Single(finding => finding.Code == FindingCodes.NzbgetText);
        finding.Setting.ShouldBe("nzbget.server-password");
        finding.ToString().ShouldNotContain(password);
    }

    [Theory]
    [InlineData("a$b{c}d ~/ e$")]
    [InlineData("$ \" ' \\ & | # : { } % =")]
    public void A_Usenet_password_that_NZBGet_takes_as_text_passes(string password) =>
        SettingsValidator.Validate(Samples.Complete.WithServices([.. Samples.Complete.Services, "nzbget"]).With("nzbget.server-password", password))
            .ShouldNotContain(finding => finding.Code == FindingCodes.NzbgetText);

    [Fact]
    public void A_weak_secret_in_the_place_of_a_generated_one_is_refused_without_being_shown()
    {
        const string Weak = "abababababababababababababababab";
        var finding = SettingsValidator.Validate(Samples.Complete.With("redis.password", Weak)).ShouldHaveSingleItem();
        (finding.Code, finding.Setting).ShouldBe((FindingCodes.WeakPassword, "redis.password"));
        finding.Cure.ShouldBe("Remove it: a good one is made for you.");
        finding.ToString().ShouldNotContain(Weak);
    }

    [Fact]
    public void A_weak_password_that_somebody_else_chose_passes() =>
        SettingsValidator.Validate(Samples.Everything.With("nzbget.server-password", "password1")).ShouldBeEmpty();

    private static IReadOnlyList<Finding> Validate(ServiceDefinition[] services, params (string Key, string Value)[] values) =>
        SettingsValidator.Validate(
            new()
            {
                Services = [.. services.Select(service => service.Id)],
                Values = values.ToDictionary(pair => pair.Key, pair => pair.Value),
            },
            new CatalogIndex([], services));
}
