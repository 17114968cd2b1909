using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MediaStack.AppHost.Formats;

namespace MediaStack.AppHost.Tests.Formats;

// The whole file of a release is a snapshot of the publishing tests.
public sealed class GrafanaDashboardTests
{
    [Fact]
    public void A_query_is_asked_of_the_source_for_the_span_of_lines_and_for_now_otherwise()
    {
        var panels = Drawn(
            new DashboardPanel("Lines", PanelKind.Lines, "bytes", 12, ("a", "A"), ("b", "{{job}}")),
            new DashboardPanel("Number", PanelKind.Numbers, "s", 12, ("c", "")));

        var targets = panels.SelectMany(panel => panel["targets"]!.AsArray()).Select(target =>
            ((string?)target!["refId"], (string?)target["expr"], (string?)target["legendFormat"], (bool)target["range"]!, (bool)target["instant"]!));
        targets.ShouldBe([("A", "a", "A", true, false), ("B", "b", "{{job}}", true, false), ("A", "c", "", false, true)]);
        panels.ShouldAllBe(panel => (string?)panel["datasource"]!["uid"] == "source");
    }

    [Fact]
    public void Limits_colour_from_green_over_yellow_to_red()
    {
        var panel = Drawn(new DashboardPanel("Disk", PanelKind.Bars, "percentunit", 24, ("a", "")) { Limits = (0.8, 0.9) }).Single();

        panel["fieldConfig"]!["defaults"]!["thresholds"]!["steps"]!.AsArray()
            .Select(step => ((double?)step!["value"], (string?)step["color"])).ShouldBe([(null, "green"), (0.8, "yellow"), (0.9, "red")]);
    }

    [Fact]
    public void Panels_have_their_own_ids_and_places_within_the_grid()
    {
        Prop.ForAll<(byte Width, bool Lines)[]>(shapes =>
        {
            var panels = Panels([.. shapes.Select(shape => new DashboardPanel(
                "x", shape.Lines ? PanelKind.Lines : PanelKind.Numbers, "none", (shape.Width % GrafanaDashboard.Columns) + 1, ("a", "")))]);

            panels.Select(panel => (int)panel["id"]!).ShouldBeUnique();
            var taken = panels.SelectMany(panel => Cells(panel["gridPos"]!)).ToList();
            taken.ShouldBeUnique();
            taken.ShouldAllBe(cell => cell.X < GrafanaDashboard.Columns);
        }).QuickCheckThrowOnFailure();
    }

    private static List<JsonNode> Drawn(params DashboardPanel[] panels) => Panels(panels).FindAll(panel => (string?)panel["type"] != "row");

    private static List<JsonNode> Panels(params DashboardPanel[] panels)
    {
        var rows = new[] { new DashboardRow("One", panels), new DashboardRow("Two", []) };
        return [.. JsonNode.Parse(new GrafanaDashboard("some-dashboard", "Some", "source", rows).Write())!["panels"]!.AsArray().Select(panel => panel!)];
    }

    private static IEnumerable<(int X, int Y)> Cells(JsonNode place) =>
        from x in Enumerable.Range((int)place["x"]!, (int)place["w"]!)
        from y in Enumerable.Range((int)place["y"]!, (int)place["h"]!)
        select (x, y);
}
