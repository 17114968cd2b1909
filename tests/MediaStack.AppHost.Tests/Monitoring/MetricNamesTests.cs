using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediaStack.AppHost.Formats;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Monitoring;

/// <summary>
/// Every metric that a panel or an alert reads is one that its exporter has. The lists beside this test say where they come from; what
/// real programs show of them is measured by the running estate.
/// </summary>
public sealed partial class MetricNamesTests
{
    private static readonly string s_config = Repository.At(
        "tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", "SampleReleaseTests.everything", "config");

    private static readonly HashSet<string> s_known =
        [.. Directory.EnumerateFiles(Repository.At("tests", "MediaStack.AppHost.Tests", "Monitoring", "Metrics"), "*.txt").SelectMany(Names)];

    private static readonly HashSet<string> s_words =
        ["and", "or", "unless", "on", "ignoring", "by", "without", "group_left", "group_right", "offset", "bool", "inf", "nan"];

    public static TheoryData<string, string> Queries =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(s_config, "grafana"), "*.json")
           from panel in JsonNode.Parse(File.ReadAllText(file))!["panels"]!.AsArray() // a dashboard has panels
           from target in panel!["targets"]?.AsArray() ?? []
           select new TheoryDataRow<string, string>($"{Path.GetFileNameWithoutExtension(file)}: {(string?)panel["title"]}", (string?)target!["expr"] ?? ""),
        .. from @group in (YamlSequenceNode)Yaml.ReadMap(File.ReadAllText(Path.Combine(s_config, "prometheus", "alerts.yml")))["groups"]
           from rule in (YamlSequenceNode)@group["rules"]
           select new TheoryDataRow<string, string>(rule["alert"].ToString(), rule["expr"].ToString()),
    ];

    [Theory, MemberData(nameof(Queries))]
    public void A_query_reads_metrics_that_exist(string where, string query)
    {
        var read = MetricsOf(query);

        read.ShouldNotBeEmpty(where);
        read.Except(s_known).ShouldBeEmpty(where);
    }

    [Theory]
    [InlineData("sum by (service) (rate(a_total{b=\"c_d\",e!~\"x|y\"}[$__rate_interval])) / on (job) group_left b_bytes > 0", "a_total b_bytes")]
    [InlineData("1 - avg(x{mode=\"idle\"}) or vector(0)", "x")]
    [InlineData("predict_linear(free_bytes[6h], 2 * 86400) < 0 and time() - z offset 1h", "free_bytes z")]
    public void Names_of_metrics_are_told_from_functions_labels_and_words(string query, string metrics) =>
        MetricsOf(query).Order().ShouldBe(metrics.Split(' '));

    [Fact]
    public void Every_list_says_where_it_comes_from() =>
        Directory.EnumerateFiles(Repository.At("tests", "MediaStack.AppHost.Tests", "Monitoring", "Metrics"), "*.txt")
            .ShouldAllBe(file => File.ReadLines(file).First().StartsWith("# ") && Names(file).Any());

    private static IEnumerable<string> Names(string file) => File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#');

    private static HashSet<string> MetricsOf(string query)
    {
        var plain = Grouping().Replace(Braces().Replace(Strings().Replace(query, ""), ""), "");
        return [.. Identifier().Matches(plain).Select(match => match.Value).Where(name => !s_words.Contains(name))];
    }

    [GeneratedRegex("\"(\\\\.|[^\"])*\"", RegexOptions.None, 1000)]
    private static partial Regex Strings();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]", RegexOptions.None, 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Grouping();

    // What is followed by a parenthesis is a function; what begins with a digit is a number or a length of time.
    [GeneratedRegex(@"(?<![\w:.])[a-zA-Z_:][\w:]*(?![\w:]*\s*\()", RegexOptions.None, 1000)]
    private static partial Regex Identifier();
}
