namespace MediaStack.Catalog.Tests.Catalog;

public sealed class CatalogIndexTests
{
    private readonly CatalogIndex _catalog = new([], [
        Samples.Service("sonarr") with { Goals = [Goal.Series], Needs = ["indexer"] },
        Samples.Service("radarr") with { Goals = [Goal.Films], Needs = ["indexer"] },
        Samples.Service("indexer") with { Needs = ["solver"] },
        Samples.Service("solver") with { Needs = ["indexer"] },
        Samples.Service("unpacker") with { Goals = [Goal.Torrents], NeedsOneOf = ["sonarr", "radarr"] },
    ]);

    [Fact]
    public void A_goal_proposes_its_services_and_all_that_they_need() =>
        _catalog.ProposeFor([Goal.Series]).ShouldBe(["indexer", "solver", "sonarr"]);

    [Fact]
    public void Several_goals_propose_each_service_once() =>
        _catalog.ProposeFor([Goal.Films, Goal.Series]).ShouldBe(["indexer", "radarr", "solver", "sonarr"]);

    [Fact]
    public void What_works_for_others_is_proposed_with_one_of_them_and_not_alone()
    {
        _catalog.ProposeFor([Goal.Torrents, Goal.Films]).ShouldBe(["indexer", "radarr", "solver", "unpacker"]);
        _catalog.ProposeFor([Goal.Torrents]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("unpacker", "indexer solver sonarr unpacker")]
    [InlineData("unpacker radarr", "indexer radarr solver unpacker")]
    [InlineData("radarr unpacker", "indexer radarr solver unpacker")]
    public void A_selection_is_completed_by_the_first_of_several_only_where_none_is_there(string services, string completed) =>
        _catalog.WithNeeds(services.Split(' ')).ShouldBe(completed.Split(' '));

    [Fact]
    public void No_goal_proposes_nothing() => _catalog.ProposeFor([]).ShouldBeEmpty();

    [Fact]
    public void Unknown_services_stay_in_a_selection() =>
        _catalog.WithNeeds(["gone", "solver"]).ShouldBe(["gone", "indexer", "solver"]);

    [Fact]
    public void The_same_id_twice_is_a_mistake_of_the_catalog() =>
        Should.Throw<ArgumentException>(() => new CatalogIndex([], [Samples.Service("one"), Samples.Service("one")]));

    [Theory]
    [InlineData("gluetun", true, "wireguard", true)]
    [InlineData("gluetun", true, "openvpn", false)]
    [InlineData("gluetun", true, null, false)]
    [InlineData("other", false, "wireguard", true)]
    public void Conditions_hold_by_service_or_by_value(string service, bool selectedHolds, string? type, bool typeHolds)
    {
        bool IsSelected(string id) => id == service;
        string? ValueOf(string key) => key == "gluetun.type" ? type : null;

        SettingCondition.Selected("gluetun").Holds(IsSelected, ValueOf).ShouldBe(selectedHolds);
        SettingCondition.Has("gluetun.type", "wireguard", "custom").Holds(IsSelected, ValueOf).ShouldBe(typeHolds);
        SettingCondition.Has("gluetun.type").Holds(IsSelected, ValueOf).ShouldBe(type is not null);
    }

    [Fact]
    public void A_condition_on_several_services_holds_with_any_and_says_which()
    {
        var condition = SettingCondition.Selected("proxy", "log-in");
        condition.ToString().ShouldBe("proxy or log-in is selected");
        condition.Holds(id => id == "log-in", _ => null).ShouldBeTrue();
        condition.Fact(id => id == "log-in", _ => null).ShouldBe("log-in is selected");
        condition.Holds(id => id == "other", _ => null).ShouldBeFalse();
        SettingCondition.Has("a.b", "x", "y").Fact(_ => false, _ => "y").ShouldBe("a.b is y");
        SettingCondition.Has("a.b").Fact(_ => false, _ => "secret").ShouldBe("a.b is set");
    }

    [Fact]
    public void Conditions_read_as_clauses()
    {
        SettingCondition.Selected("authelia").ToString().ShouldBe("authelia is selected");
        SettingCondition.Has("a.b", "x", "y").ToString().ShouldBe("a.b is x or y");
        SettingCondition.Has("a.b").ToString().ShouldBe("a.b is set");
    }
}
