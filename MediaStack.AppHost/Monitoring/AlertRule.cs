using MediaStack.AppHost.Formats;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Monitoring;

/// <summary>How urgent an alert is.</summary>
internal static class AlertSeverity
{
    /// <summary>Something does not work now.</summary>
    public const string Critical = "critical";

    /// <summary>Something will not work for long.</summary>
    public const string Warning = "warning";
}

/// <summary>Something that the owner is told of.</summary>
/// <param name="Name">Name; the heading of its runbook in <c>docs/monitoring.md</c>.</param>
/// <param name="Severity">One of <see cref="AlertSeverity"/>.</param>
/// <param name="For">How long it must be so, in Prometheus' notation.</param>
/// <param name="Expression">PromQL that gives a series for each thing that is wrong.</param>
/// <param name="Summary">One line; may name labels of the series as <c>{{ $labels.service }}</c>.</param>
/// <param name="Description">What it means and what to look at first.</param>
internal sealed record AlertRule(string Name, string Severity, string For, string Expression, string Summary, string Description)
{
    private const string Runbooks = "docs/monitoring.md#";

    /// <summary>The rule as Prometheus reads it.</summary>
    public YamlMappingNode ToYaml() => Yaml.Map(
        ("alert", Name),
        ("expr", Expression),
        ("for", For),
        ("labels", Yaml.Map(("severity", Severity))),
        ("annotations", Yaml.Map(
            ("summary", Summary),
            ("description", Description),
            ("runbook", Runbooks + Name.ToLowerInvariant()))));
}

/// <summary>Alerts that belong together.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Rules">Its alerts.</param>
internal sealed record AlertGroup(string Name, IReadOnlyList<AlertRule> Rules)
{
    /// <summary>The file of all groups.</summary>
    public static string Write(IEnumerable<AlertGroup> groups) => Yaml.Write(Yaml.Map(
        ("groups", Yaml.List(groups.Where(group => group.Rules.Count > 0).Select(group => Yaml.Map(
            ("name", group.Name),
            ("rules", Yaml.List(group.Rules.Select(rule => (YamlNode)rule.ToYaml())))))))));
}
