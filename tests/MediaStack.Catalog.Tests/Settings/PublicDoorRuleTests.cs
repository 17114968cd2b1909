using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

public sealed class PublicDoorRuleTests
{
    [Fact]
    public void Two_reverse_proxies_are_refused() =>
        Codes(new StackSettings { Services = ["nginx-proxy-manager"] }.With("own-proxy", "nginx"), "own-proxy").ShouldBe([FindingCodes.Conflict]);

    [Fact]
    public void A_reverse_proxy_of_the_owners_needs_a_domain()
    {
        var settings = new StackSettings { Services = ["jellyfin"] }.With("own-proxy", "caddy");

        Codes(settings, "domain").ShouldBe([FindingCodes.MissingValue]);
        Codes(settings.With("domain", "example.com"), "domain").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("own-proxy", "nginx", "jellyfin", true)]
    [InlineData("nginx-proxy-manager.behind-cloudflare", "true", "nginx-proxy-manager", true)]
    [InlineData("nginx-proxy-manager.behind-cloudflare", "false", "nginx-proxy-manager", false)]
    public void A_ban_that_keeps_nobody_out_is_told(string key, string value, string service, bool told) =>
        Codes(new StackSettings { Services = ["fail2ban", service] }.With(key, value), "fail2ban")
            .ShouldBe(told ? [FindingCodes.BanWithoutEffect] : []);

    private static IEnumerable<string> Codes(StackSettings settings, string setting) =>
        SettingsValidator.Validate(settings).Where(finding => finding.Setting == setting).Select(finding => finding.Code);
}
