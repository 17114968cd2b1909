using System.Globalization;
using System.Text.RegularExpressions;
using MediaStack.AppHost.Formats;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Monitoring;

/// <summary>Measurements that make an alert fire, and such that do not.</summary>
/// <param name="Alert">Name of the alert.</param>
/// <param name="At">When the test looks, in Prometheus' notation; the first measurement is at 0.</param>
/// <param name="Firing">Series and their values, in the notation of promtool's unit tests, when something is wrong.</param>
/// <param name="Quiet">The same when all is well.</param>
/// <param name="Labels">Labels of the alert beside its severity.</param>
internal sealed record AlertCase(
    string Alert, string At, IReadOnlyList<(string Series, string Values)> Firing, IReadOnlyList<(string Series, string Values)> Quiet,
    params (string Name, string Value)[] Labels)
{
    /// <summary>Time between two measurements.</summary>
    public string Interval { get; init; } = "1m";

    /// <summary>The two tests of the case, as promtool reads them.</summary>
    /// <param name="rule">The rule as it is published.</param>
    public IEnumerable<YamlNode> Tests(YamlMappingNode rule)
    {
        yield return Test(Firing, Yaml.List(Yaml.Map(
            ("exp_labels", Yaml.Map([.. Labels.Select(label => (label.Name, (YamlNode)label.Value)), ("severity", Text(rule["labels"]["severity"]))])),
            ("exp_annotations", Yaml.Map(((YamlMappingNode)rule["annotations"]).Children
                .Select(annotation => (Text(annotation.Key), (YamlNode)Yaml.Text(Fill(Text(annotation.Value))))))))));
        yield return Test(Quiet, Yaml.List());
    }

    private YamlMappingNode Test(IEnumerable<(string Series, string Values)> series, YamlNode expected) => Yaml.Map(
        ("interval", Interval),
        ("input_series", Yaml.List(series.Select(each => Yaml.Map(("series", each.Series), ("values", each.Values))))),
        ("alert_rule_test", Yaml.List(Yaml.Map(("eval_time", At), ("alertname", Alert), ("exp_alerts", expected)))));

    // As Prometheus fills its templates; no rule uses more of them.
    private string Fill(string text) => Regex.Replace(text, @"\{\{ \$labels\.(\w+) \}\}",
        match => Labels.FirstOrDefault(label => label.Name == match.Groups[1].Value).Value ?? "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    /// <summary>A series that keeps its value.</summary>
    public static (string, string) Always(string series, double value) => (series, string.Create(CultureInfo.InvariantCulture, $"{value}x3000"));
}
