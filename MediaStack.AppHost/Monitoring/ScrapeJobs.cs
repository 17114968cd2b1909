using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.AppHost.Services;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Monitoring;

/// <summary>What Prometheus asks, and how it names what it hears: every series has the label <c>service</c>.</summary>
internal static class ScrapeJobs
{
    /// <summary>Label of a job: <c>exporter</c> for one that measures something else, <c>service</c> for one that tells of itself.</summary>
    public const string Kind = "kind";

    /// <summary>All jobs but Prometheus' own.</summary>
    public static IEnumerable<YamlNode> Of(StackBuilder stack, MediaServiceResource prometheus)
    {
        foreach (var target in prometheus.Related(EstateEdgeKind.Scrapes).Cast<MediaServiceResource>())
        {
            yield return Yaml.Map(Job(target));
            foreach (var job in PageProbe.Of(stack, target).GroupBy(probe => probe.Job))
            {
                yield return Probes(job.Key, target.GetEndpoint(Relations.MetricsEndpoint).InternalAddress(), job);
            }
        }
    }

    /// <summary>Names of all jobs of a Prometheus but its own.</summary>
    public static IEnumerable<string> Names(StackBuilder stack, IResource prometheus) =>
        prometheus.Related(EstateEdgeKind.Scrapes).Cast<MediaServiceResource>()
            .SelectMany(target => PageProbe.Of(stack, target).Select(probe => probe.Job).Distinct().Prepend(target.Name));

    private static IEnumerable<(string, YamlNode)> Job(MediaServiceResource target)
    {
        var measured = target.Related(EstateEdgeKind.Measures).SingleOrDefault();
        yield return ("job_name", target.Name);
        if (target.Policy().Definition.Id == "exportarr")
        {
            // It asks the app for its whole library each time.
            yield return ("scrape_interval", "60s");
            yield return ("scrape_timeout", "30s");
        }

        if (target.Policy().MetricsPath is not "/metrics" and var path)
        {
            yield return ("metrics_path", path);
        }

        yield return ("static_configs", Yaml.List(Yaml.Map(
            ("targets", Yaml.List(target.GetEndpoint(Relations.MetricsEndpoint).InternalAddress())),
            ("labels", Yaml.Map(
                ("service", measured?.Name ?? target.Name),
                (Kind, measured is not null || target.Name.EndsWith("-exporter", StringComparison.Ordinal) || target.Name == CAdvisorService.Id ? "exporter" : "service"))))));
        if (target.Name == CAdvisorService.Id)
        {
            yield return ("metric_relabel_configs", OfContainers());
        }
    }

    // Containers of other projects are not the estate's; those of the estate are named by their service.
    private static YamlSequenceNode OfContainers() => Yaml.List(
        Yaml.Map(
            ("source_labels", Yaml.List("__name__", "container_label_com_docker_compose_project")),
            ("regex", $"container_.+;{ReleasePublishing.Project}|(cadvisor|machine|process|go)_.+;"),
            ("action", "keep")),
        Yaml.Map(
            ("source_labels", Yaml.List("container_label_com_docker_compose_service")),
            ("regex", "(.+)"),
            ("target_label", "service")),
        Yaml.Map(("regex", "container_label_.+|id|name|image"), ("action", "labeldrop")));

    private static YamlMappingNode Probes(string job, string exporter, IEnumerable<PageProbe> probes) => Yaml.Map(
        ("job_name", job),
        ("metrics_path", "/probe"),
        ("static_configs", Yaml.List(probes.Select(probe => Yaml.Map(
            ("targets", Yaml.List(probe.Url)),
            ("labels", Yaml.Map(
            [
                .. probe.Labels.Select(label => (label.Name, (YamlNode)label.Value)),
                ("__param_module", probe.Module),
                .. probe.HostName is { } host ? [("__param_hostname", (YamlNode)host)] : ((string, YamlNode)[])[],
            ])))))),
        ("relabel_configs", Yaml.List(
            Yaml.Map(("source_labels", Yaml.List("__address__")), ("target_label", "__param_target")),
            Yaml.Map(("source_labels", Yaml.List("__param_target")), ("target_label", "instance")),
            Yaml.Map(("target_label", "__address__"), ("replacement", exporter)))));
}
