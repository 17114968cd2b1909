using System.Text.Json.Nodes;

namespace MediaStack.AppHost.Formats;

/// <summary>How a panel draws its numbers; each is Grafana's type of panel.</summary>
internal enum PanelKind
{
    /// <summary>Lines over time.</summary>
    Lines,

    /// <summary>The last value of each series.</summary>
    Numbers,

    /// <summary>The last value of each series as a bar.</summary>
    Bars,
}

/// <summary>One panel of a dashboard.</summary>
/// <param name="Title">Title.</param>
/// <param name="Kind">How it draws.</param>
/// <param name="Unit">Grafana's id of the unit; with <c>percentunit</c> the scale ends at 1.</param>
/// <param name="Width">In columns, of <see cref="GrafanaDashboard.Columns"/>.</param>
/// <param name="Queries">PromQL, and how its series are called.</param>
internal sealed record DashboardPanel(string Title, PanelKind Kind, string Unit, int Width, params (string Query, string Legend)[] Queries)
{
    /// <summary>Values from which it is yellow, and red.</summary>
    public (double Yellow, double Red)? Limits { get; init; }

    /// <summary>True where 1 means up and 0 means down.</summary>
    public bool IsState { get; init; }

    /// <summary>True where a number below nothing means something.</summary>
    public bool Signed { get; init; }

    /// <summary>In rows of the grid.</summary>
    public int Height => Kind == PanelKind.Lines ? 8 : 4;
}

/// <summary>Panels below a heading.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Panels">Placed from left to right; one that does not fit begins a new line.</param>
internal sealed record DashboardRow(string Title, IReadOnlyList<DashboardPanel> Panels);

/// <summary>A dashboard over one Prometheus, as Grafana's JSON model has it (grafana.com, "Dashboard JSON model").</summary>
/// <param name="Uid">8 to 40 characters; the dashboard's address ends with it.</param>
/// <param name="Title">Title.</param>
/// <param name="SourceUid">Grafana's id of the data source.</param>
/// <param name="Rows">From top to bottom.</param>
internal sealed record GrafanaDashboard(string Uid, string Title, string SourceUid, IReadOnlyList<DashboardRow> Rows)
{
    /// <summary>Columns of Grafana's grid.</summary>
    public const int Columns = 24;

    /// <summary>The file.</summary>
    public string Write() => Json.Write(Json.Map(
        ("uid", Uid),
        ("title", Title),
        ("timezone", "browser"),
        ("editable", false),
        // One pointer through all panels, so that a peak in one is found in the others.
        ("graphTooltip", 1),
        ("refresh", "30s"),
        ("time", Json.Map(("from", "now-6h"), ("to", "now"))),
        ("schemaVersion", 39),
        ("panels", Panels())));

    private JsonArray Panels()
    {
        var panels = Json.List();
        var top = 0;
        foreach (var row in Rows)
        {
            panels.Add(Heading(row.Title, panels.Count + 1, top));
            top++;
            var (left, height) = (0, 0);
            foreach (var panel in row.Panels)
            {
                if (left + panel.Width > Columns)
                {
                    (left, top, height) = (0, top + height, 0);
                }

                panels.Add(Draw(panel, panels.Count + 1, Place(left, top, panel.Width, panel.Height)));
                (left, height) = (left + panel.Width, Math.Max(height, panel.Height));
            }

            top += height;
        }

        return panels;
    }

    private static JsonObject Heading(string title, int id, int top) => Json.Map(
        ("id", id),
        ("type", "row"),
        ("title", title),
        ("collapsed", false),
        ("gridPos", Place(0, top, Columns, 1)),
        ("panels", Json.List()));

    private JsonObject Draw(DashboardPanel panel, int id, JsonObject place) => Json.Map(
        ("id", id),
        ("type", panel.Kind switch { PanelKind.Lines => "timeseries", PanelKind.Bars => "bargauge", _ => "stat" }),
        ("title", panel.Title),
        ("gridPos", place),
        ("datasource", Source()),
        ("targets", Json.List(panel.Queries.Select((query, index) => Target(query, $"{(char)('A' + index)}", panel)))),
        ("fieldConfig", Json.Map(
            ("defaults", Json.Map(
                ("unit", panel.Unit),
                ("min", panel.Signed ? null : 0),
                ("max", panel.Unit == "percentunit" ? 1 : null),
                ("color", Json.Map(("mode", panel.Kind == PanelKind.Lines ? "palette-classic" : "thresholds"))),
                ("mappings", panel.IsState ? Json.List(States()) : Json.List()),
                ("thresholds", Json.Map(("mode", "absolute"), ("steps", Json.List(Steps(panel.Limits))))))),
            ("overrides", Json.List()))),
        ("options", Options(panel.Kind)));

    private JsonObject Target((string Query, string Legend) query, string id, DashboardPanel panel) => Json.Map(
        ("refId", id),
        ("datasource", Source()),
        ("expr", query.Query),
        ("legendFormat", query.Legend),
        ("instant", panel.Kind != PanelKind.Lines),
        ("range", panel.Kind == PanelKind.Lines));

    private JsonObject Source() => Json.Map(("type", "prometheus"), ("uid", SourceUid));

    private static JsonObject Place(int left, int top, int width, int height) =>
        Json.Map(("x", left), ("y", top), ("w", width), ("h", height));

    private static JsonObject States() => Json.Map(
        ("type", "value"),
        ("options", Json.Map(
            ("0", Json.Map(("text", "down"), ("color", "red"))),
            ("1", Json.Map(("text", "up"), ("color", "green"))))));

    private static IEnumerable<JsonObject> Steps((double Yellow, double Red)? limits)
    {
        yield return Step(null, "green");
        if (limits is { } values)
        {
            yield return Step(values.Yellow, "yellow");
            yield return Step(values.Red, "red");
        }
    }

    private static JsonObject Step(double? value, string color) => Json.Map(("value", value), ("color", color));

    private static JsonObject Options(PanelKind kind) => kind switch
    {
        PanelKind.Lines => Json.Map(
            ("legend", Json.Map(("displayMode", "list"), ("placement", "bottom"), ("showLegend", true))),
            ("tooltip", Json.Map(("mode", "multi"), ("sort", "desc")))),
        PanelKind.Bars => Json.Map(("orientation", "horizontal"), ("displayMode", "basic"), ("reduceOptions", LastValue())),
        _ => Json.Map(("colorMode", "value"), ("graphMode", "none"), ("reduceOptions", LastValue())),
    };

    private static JsonObject LastValue() => Json.Map(("calcs", Json.List("lastNotNull")), ("values", false));
}
