using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Catalog;

/// <summary>Who reaches a page: what can be chosen for each service, and what it comes to.</summary>
public sealed class AccessLevelsTests
{
    private static readonly string[] s_gateway = [AccessLevels.Proxy, AccessLevels.LogIn, "redis"];

    public static TheoryData<string> ServicesWithAPage =>
        [.. ServiceCatalog.Services.Where(service => service.Access is not null).Select(service => service.Id)];

    [Fact]
    public void Every_service_that_people_open_has_a_page() =>
        ServiceCatalog.Services.Where(service => service.Access is null).Select(service => service.Id)
            .ShouldBe(
            [
                "authelia", "redis", "fail2ban", "gluetun", "flaresolverr", "recyclarr", "unpackerr", "node-exporter", "cadvisor", "blackbox-exporter", "redis-exporter", "exportarr", "apprise",
                "volume-backup", "watchtower",
            ]);

    [Theory, MemberData(nameof(ServicesWithAPage))]
    public void The_standard_level_is_allowed_and_all_allowed_ones_can_be_chosen(string id)
    {
        var access = ServiceCatalog.Find(id)!.Access!; // the data has those that have one
        access.Allowed.ShouldContain(access.Default);
        access.Allowed.ShouldBeUnique();
        var setting = ServiceCatalog.FindSetting($"{id}.access").ShouldNotBeNull();
        setting.Choices.Select(choice => AccessLevels.Parse(choice.Value)).ShouldBe(access.Allowed.Select(level => (AccessLevel?)level));
        setting.Choices.ShouldAllBe(choice => choice.Help != null);
        setting.Default.ShouldBe(AccessLevels.NameOf(access.Default));
        foreach (var level in Enum.GetValues<AccessLevel>().Except(access.Allowed))
            SettingsValidator.Check(setting, AccessLevels.NameOf(level)).ShouldNotBeNull($"{level}");
    }

    [Theory, MemberData(nameof(ServicesWithAPage))]
    public void A_page_has_a_port_of_its_own_at_home(string id)
    {
        var service = ServiceCatalog.Find(id)!; // the data has those that exist
        var setting = ServiceCatalog.FindSetting($"{id}.port").ShouldNotBeNull();
        (setting.Kind, setting.PortSpace, setting.Default).ShouldBe((SettingKind.Port, PortSpace.Host, $"{service.Access!.LanPort}"));
        ServiceCatalog.Services.Count(other => other.Access?.LanPort == service.Access.LanPort).ShouldBe(1);
    }

    [Theory, MemberData(nameof(ServicesWithAPage))]
    public void With_the_gateway_every_allowed_level_holds_as_chosen(string id)
    {
        foreach (var level in ServiceCatalog.Find(id)!.Access!.Allowed) // the data has those that have one
            AccessLevels.Effective(Choose(id, level, s_gateway), id).ShouldBe(level);
    }

    [Theory, MemberData(nameof(ServicesWithAPage))]
    public void Without_the_gateway_no_page_is_behind_a_log_in_or_a_name(string id)
    {
        foreach (var level in ServiceCatalog.Find(id)!.Access!.Allowed) // the data has those that have one
        {
            var settings = Choose(id, level).With("domain", "example.com");
            AccessLevels.Effective(settings, id).ShouldBe(level is AccessLevel.Internal ? AccessLevel.Internal : AccessLevel.Lan);
            AccessLevels.PublicHost(settings, id).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(AccessLevel.OwnLogin, AccessLevels.Proxy, AccessLevel.OwnLogin)]
    [InlineData(AccessLevel.OwnLogin, AccessLevels.LogIn, AccessLevel.Lan)]
    [InlineData(AccessLevel.OneFactor, AccessLevels.Proxy, AccessLevel.Lan)]
    [InlineData(AccessLevel.OneFactor, AccessLevels.LogIn, AccessLevel.Lan)]
    [InlineData(AccessLevel.TwoFactor, AccessLevels.Proxy, AccessLevel.Lan)]
    [InlineData(AccessLevel.TwoFactor, AccessLevels.LogIn, AccessLevel.Lan)]
    [InlineData(AccessLevel.Lan, AccessLevels.Proxy, AccessLevel.Lan)]
    public void Half_a_gateway_guards_what_it_can(AccessLevel chosen, string selected, AccessLevel effective) =>
        AccessLevels.Effective(Choose("seerr", chosen, selected), "seerr").ShouldBe(effective);

    [Fact]
    public void Where_nothing_is_chosen_the_standard_level_holds()
    {
        AccessLevels.Effective(StackSettings.Default, "prometheus").ShouldBe(AccessLevel.Internal);
        AccessLevels.Effective(StackSettings.Default, "sonarr").ShouldBe(AccessLevel.Lan);
        AccessLevels.Effective(StackSettings.Default.WithServices(s_gateway), "sonarr").ShouldBe(AccessLevel.TwoFactor);
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("gluetun")]
    [InlineData("no-such")]
    public void What_has_no_page_is_internal(string id) =>
        AccessLevels.Effective(Samples.Everything, id).ShouldBe(AccessLevel.Internal);

    [Theory]
    [InlineData("own-login", "seerr.example.com")]
    [InlineData("two-factor", "seerr.example.com")]
    [InlineData("lan", null)]
    public void What_is_proxied_has_a_name_below_the_domain(string level, string? host) =>
        AccessLevels.PublicHost(Samples.Everything.With("seerr.access", level), "seerr").ShouldBe(host);

    [Fact]
    public void Every_level_has_a_name_that_is_read_back()
    {
        foreach (var level in Enum.GetValues<AccessLevel>())
            AccessLevels.Parse(AccessLevels.NameOf(level)).ShouldBe(level);
        AccessLevels.Parse("Lan").ShouldBeNull();
        AccessLevels.Parse(null).ShouldBeNull();
    }

    private static StackSettings Choose(string id, AccessLevel level, params string[] services) =>
        new StackSettings { Services = [id, .. services] }.With($"{id}.access", AccessLevels.NameOf(level));
}
