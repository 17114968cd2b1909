namespace MediaStack.Catalog.Tests.Catalog;

/// <summary>What each goal proposes, with all that it needs.</summary>
public sealed class GoalsTests
{
    [Theory]
    [InlineData(Goal.Films, "bazarr prowlarr radarr recyclarr seerr")]
    [InlineData(Goal.Series, "bazarr prowlarr recyclarr seerr sonarr")]
    [InlineData(Goal.Music, "lidarr prowlarr")]
    [InlineData(Goal.Books, "audiobookshelf bookshelf kavita prowlarr")]
    [InlineData(Goal.Torrents, "gluetun qbittorrent")]
    [InlineData(Goal.Usenet, "gluetun nzbget")]
    [InlineData(Goal.Jellyfin, "jellyfin")]
    [InlineData(Goal.Plex, "plex tautulli")]
    [InlineData(Goal.RemoteAccess, "authelia fail2ban nginx-proxy-manager redis")]
    [InlineData(Goal.Monitoring, "alertmanager blackbox-exporter cadvisor exportarr grafana node-exporter prometheus")]
    public void A_goal_proposes_the_services_that_carry_it(Goal goal, string services) =>
        ServiceCatalog.ProposeFor([goal]).ShouldBe(services.Split(' '));

    [Fact]
    public void Several_goals_propose_the_services_of_all() =>
        ServiceCatalog.ProposeFor([Goal.Films, Goal.Torrents, Goal.Jellyfin])
            .ShouldBe(["bazarr", "gluetun", "jellyfin", "prowlarr", "qbittorrent", "radarr", "recyclarr", "seerr", "unpackerr"]);

    [Theory]
    [InlineData(4 * 1024, false)]
    [InlineData(8 * 1024, false)]
    [InlineData((8 * 1024) + 1, true)]
    [InlineData(null, true)]
    public void Monitoring_is_proposed_on_hosts_that_have_room_for_it(int? hostMemoryMiB, bool isProposed)
    {
        var services = ServiceCatalog.ProposeFor([Goal.Monitoring, Goal.Jellyfin], hostMemoryMiB);

        services.ShouldContain("jellyfin");
        services.Contains("prometheus").ShouldBe(isProposed);
    }

    [Fact]
    public void What_services_take_together_counts_each_once() =>
        ServiceCatalog.TypicalMemoryMiB(["sonarr", "radarr", "sonarr", "no-such"]).ShouldBe(
            ServiceCatalog.Find("sonarr")!.Memory!.TypicalMiB + ServiceCatalog.Find("radarr")!.Memory!.TypicalMiB); // both say so, by the invariants
}
