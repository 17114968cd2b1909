using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>What is said where a page is not behind the log-in that it is meant to be behind.</summary>
public sealed class AccessRuleTests
{
    [Fact]
    public void A_chosen_level_that_cannot_hold_is_noted_with_what_is_missing()
    {
        var note = SettingsValidator.Validate(StackSettings.Default.With("sonarr.access", "one-factor")).ShouldHaveSingleItem();
        note.ToString().ShouldBe(
            "note: sonarr.access: one-factor cannot hold: Sonarr is open to the home network instead, "
            + "because nginx-proxy-manager and authelia are not selected. "
            + "Cure: Add \"nginx-proxy-manager\" and \"authelia\" to the services, or choose lan.");
    }

    [Fact]
    public void Only_what_is_missing_is_named() =>
        SettingsValidator.Validate(Samples.Complete.WithServices("redis", "authelia", "seerr").With("seerr.access", "own-login"))
            .ShouldHaveSingleItem().Problem.ShouldEndWith("because nginx-proxy-manager is not selected.");

    [Theory]
    [InlineData("lan")]
    [InlineData("internal")]
    public void A_level_that_holds_needs_no_note(string level) =>
        SettingsValidator.Validate(StackSettings.Default.With("sonarr.access", level)).ShouldBeEmpty();

    [Fact]
    public void Pages_that_come_without_a_log_in_are_noted_once_where_others_reach_them()
    {
        var note = SettingsValidator.Validate(StackSettings.Default.With("lan-address", "192.168.1.10")).ShouldHaveSingleItem();
        (note.Severity, note.Code, note.Setting).ShouldBe((FindingSeverity.Note, FindingCodes.AccessLevel, "lan-address"));
        note.Problem.ShouldBe("Everybody who reaches 192.168.1.10 can open Bazarr, Homepage, Prowlarr, Radarr, Sonarr, "
            + "because nginx-proxy-manager and authelia are not selected.");
        SettingsValidator.Validate(StackSettings.Default.With("lan-address", "127.0.0.1")).ShouldBeEmpty();
        SettingsValidator.Validate(Samples.Everything.With("lan-address", "192.168.1.10")).ShouldBeEmpty();
    }

    [Fact]
    public void A_port_at_home_without_a_page_there_is_noted()
    {
        var note = SettingsValidator.Validate(Samples.Everything.With("sonarr.port", "9000")).ShouldHaveSingleItem();
        (note.Severity, note.Code, note.Setting).ShouldBe((FindingSeverity.Note, FindingCodes.UnusedValue, "sonarr.port"));
        SettingsValidator.Validate(Samples.Everything.With("sonarr.port", "9000").With("sonarr.access", "lan")).ShouldBeEmpty();
    }

    [Fact]
    public void The_reverse_proxy_needs_a_domain() =>
        SettingsValidator.Validate(new StackSettings { Services = [AccessLevels.Proxy] }.With("nginx-proxy-manager.email", "you@example.com"))
            .ShouldHaveSingleItem().Problem.ShouldBe("It is required and has no value, because nginx-proxy-manager is selected.");
}
