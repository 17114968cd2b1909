using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Messages, memory and services that nobody maintains any more.</summary>
public sealed class MonitoringRulesTests
{
    private static readonly StackSettings s_watched = Samples.Complete.WithServices(["alertmanager", .. Samples.Complete.Services]);

    [Theory]
    [InlineData("selected", "", null)]
    [InlineData("selected", "ntfy", "ntfy")]
    [InlineData("selected", "apprise", "apprise")]
    [InlineData("selected", "apprise ntfy", "ntfy")]
    [InlineData("apprise", "apprise ntfy", "apprise")]
    [InlineData("none", "apprise ntfy", null)]
    public void Messages_go_where_it_is_chosen_and_else_where_they_can(string chosen, string services, string? channel) =>
        Notifications.Channel(new StackSettings { Services = services.Split(' ', StringSplitOptions.RemoveEmptyEntries) }.With(Notifications.ChannelKey, chosen))
            .ShouldBe(channel);

    [Fact]
    public void A_channel_that_is_not_there_is_an_error()
    {
        var finding = SettingsValidator.Validate(s_watched.With(Notifications.ChannelKey, "ntfy")).ShouldHaveSingleItem();

        (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Error, FindingCodes.Channel, Notifications.ChannelKey));
        finding.Cure.ShouldContain("\"ntfy\"");
    }

    [Fact]
    public void Who_wants_no_messages_is_told_that_alerts_reach_nobody() =>
        SettingsValidator.Validate(s_watched.With(Notifications.ChannelKey, "none")).ShouldHaveSingleItem()
            .Problem.ShouldBe("Alertmanager has nobody to tell.");

    [Theory]
    [InlineData("64GB", false)]
    [InlineData("256MB", true)]
    public void Services_that_take_more_memory_than_the_host_has_are_a_warning(string memory, bool warned)
    {
        var findings = SettingsValidator.Validate(Samples.Complete.With(ResourceSettings.HostMemory, memory));

        findings.Any(finding => finding is { Code: FindingCodes.Memory, Severity: FindingSeverity.Warning }).ShouldBe(warned);
    }

    [Fact]
    public void A_limit_of_processors_does_nothing_where_the_kernel_cannot_enforce_it() =>
        SettingsValidator.Validate(Samples.Complete.With("prometheus.processors", "2").With(ResourceSettings.ProcessorLimits, "false")).ShouldHaveSingleItem()
            .Code.ShouldBe(FindingCodes.UnusedValue);

    [Theory]
    [InlineData("prometheus.memory", "1MB")]
    [InlineData("prometheus.memory", "much")]
    [InlineData("prometheus.processors", "0")]
    public void Limits_that_no_engine_takes_are_refused(string setting, string value) =>
        SettingsValidator.Validate(Samples.Complete.With(setting, value)).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.InvalidValue);

    [Fact]
    public void A_service_that_its_makers_gave_up_is_a_warning_that_says_why_and_cannot_be_without_the_log_in()
    {
        var findings = SettingsValidator.Validate(new StackSettings { Services = ["monitorr"] });

        findings.Where(finding => finding.Code == FindingCodes.MissingService).Select(finding => finding.Cure).ShouldBe(
        [
            "Add \"authelia\" to the services, or remove \"monitorr\".",
            "Add \"nginx-proxy-manager\" to the services, or remove \"monitorr\".",
        ]);
        findings.ShouldContain(finding => finding.Severity == FindingSeverity.Warning && finding.Problem.Contains("CVE-2020-28871"));
    }
}
