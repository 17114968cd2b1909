using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Catalog;

/// <summary>Through which door pages are reached, and by which address.</summary>
public sealed class PublicDoorTests
{
    private static readonly StackSettings s_gateway = new() { Services = ["nginx-proxy-manager"] };

    [Fact]
    public void Without_a_proxy_there_is_no_door() => PublicDoors.Of(StackSettings.Default).ShouldBe(PublicDoor.None);

    [Fact]
    public void The_proxy_of_the_stack_opens_the_owners_domain() => PublicDoors.Of(s_gateway).ShouldBe(PublicDoor.OwnDomain);

    [Theory]
    [InlineData("nginx", PublicDoor.OwnProxy)]
    [InlineData("caddy", PublicDoor.OwnProxy)]
    [InlineData("none", PublicDoor.None)]
    public void A_proxy_of_the_owners_is_a_door_when_it_is_named(string proxy, PublicDoor door) =>
        PublicDoors.Of(StackSettings.Default.With("own-proxy", proxy)).ShouldBe(door);

    [Theory]
    [InlineData("443", 443, "")]
    [InlineData("8443", 8443, ":8443")]
    public void Public_addresses_carry_the_owners_port_of_https(string port, int expected, string suffix)
    {
        var settings = s_gateway.With("nginx-proxy-manager.https-port", port);

        PublicDoors.Port(settings).ShouldBe(expected);
        PublicDoors.PortSuffix(settings).ShouldBe(suffix);
    }

    [Fact]
    public void Behind_a_proxy_of_the_owners_they_carry_none() =>
        PublicDoors.PortSuffix(StackSettings.Default.With("own-proxy", "caddy").With("nginx-proxy-manager.https-port", "8443")).ShouldBe("");

    [Theory]
    [InlineData("authelia", AccessLevel.TwoFactor)]
    [InlineData("redis", AccessLevel.Lan)]
    public void Behind_a_proxy_of_the_owners_levels_hold_when_there_is_a_log_in(string also, AccessLevel expected)
    {
        var settings = new StackSettings { Services = ["sonarr", also] }.With("own-proxy", "nginx");

        AccessLevels.Effective(settings, "sonarr").ShouldBe(expected);
    }
}
