using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Plex on the host's own network.</summary>
public sealed class PlexDiscoveryTests
{
    private static StackSettings Plex { get; } = new StackSettings { Services = ["plex"] }.With("plex.discovery", "true");

    [Fact]
    public void Its_page_is_on_the_port_that_it_listens_on() => SettingsValidator.Validate(Plex).ShouldBeEmpty();

    [Fact]
    public void No_other_port_leads_to_it()
    {
        var finding = SettingsValidator.Validate(Plex.With("plex.port", "32401")).ShouldHaveSingleItem();
        finding.ToString().ShouldBe("error: plex.port: Plex listens on 32400 and nowhere else while plex.discovery is true. "
            + "Cure: Remove it, or set plex.discovery to false.");
        SettingsValidator.Validate(Plex.With("plex.port", "32401").With("plex.discovery", "false")).ShouldBeEmpty();
    }

    [Fact]
    public void The_ports_that_it_opens_are_taken_only_then()
    {
        var both = Plex.WithServices("plex", "prometheus").With("prometheus.access", "lan").With("prometheus.port", "32469");
        SettingsValidator.Validate(both).ShouldHaveSingleItem().Problem.ShouldBe("Port 32469 on the host is taken by plex.");
        SettingsValidator.Validate(both.With("plex.discovery", "false")).ShouldBeEmpty();
    }
}
