using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Monitoring;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Prometheus: collects and keeps the metrics of the estate.</summary>
internal static class PrometheusService
{
    private const string Image = "prom/prometheus";
    private const string Tag = "v3.14.0";
    private const string ConfigurationPath = "/etc/prometheus/prometheus.yml";
    private const string AlertsPath = "/etc/prometheus/alerts.yml";
    private const int Port = 9090;

    /// <summary>Time between two looks at a service.</summary>
    public const string ScrapeInterval = "30s";

    /// <summary>Adds Prometheus when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddPrometheus(this StackBuilder stack)
    {
        var prometheus = stack.AddService("prometheus", Image, Tag);
        return prometheus?
            .WithWebPage(stack, Port)
            // A command of our own drops the image's defaults, so they are repeated.
            .WithArgs($"--config.file={ConfigurationPath}", "--storage.tsdb.path=/prometheus")
            .WithConfigFile(ConfigurationPath, () => Configuration(stack, prometheus.Resource))
            .WithConfigFile(AlertsPath, () => AlertGroup.Write(AlertRules.Of(stack, prometheus.Resource)))
            // History that nobody restores a stack for.
            .WithStateVolume("data", "/prometheus", EstateVolumeKind.Cache)
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/-/ready")
            // After a crash it reads its journal first.
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsFixedUser()
            // It writes down what it holds in memory.
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            .WithProcesses(128);
    }

    /// <summary>Scrapes everything that has an endpoint for it, on the network of measurements; called when the model is complete.</summary>
    public static void ScrapesEverything(this IResourceBuilder<MediaServiceResource>? prometheus, StackBuilder stack)
    {
        if (prometheus is null)
        {
            return;
        }

        foreach (var target in stack.Application.Resources.OfType<MediaServiceResource>().Where(service => service.GetEndpoint(Relations.MetricsEndpoint).Exists))
        {
            var place = (target.Policy().NamespaceOf ?? target).Policy();
            if (place.HostNetworkReason is null)
            {
                place.Join(StackNetwork.Monitoring);
            }

            prometheus.Scrapes(stack.Application.CreateResourceBuilder(target));
        }
    }

    private static string Configuration(StackBuilder stack, MediaServiceResource prometheus)
    {
        var own = Yaml.Map(
            ("job_name", prometheus.Name),
            ("static_configs", Yaml.List(Yaml.Map(
                ("targets", Yaml.List($"localhost:{Port}")),
                ("labels", Yaml.Map(("service", prometheus.Name), (ScrapeJobs.Kind, "service")))))));
        List<(string, YamlNode)> settings =
        [
            ("global", Yaml.Map(
                ("scrape_interval", ScrapeInterval),
                ("evaluation_interval", ScrapeInterval))),
            ("storage", Yaml.Map(
                ("tsdb", Yaml.Map(
                    ("retention", Yaml.Map(
                        ("time", stack.Value("prometheus.retention")),
                        ("size", stack.Value("prometheus.retention-size")))))))),
            ("rule_files", Yaml.List(Path.GetFileName(AlertsPath))),
            ("scrape_configs", Yaml.List([own, .. ScrapeJobs.Of(stack, prometheus)])),
        ];
        if (prometheus.Related(EstateEdgeKind.Alerts).OfType<MediaServiceResource>().SingleOrDefault() is { } alertmanager)
        {
            settings.Add(("alerting", Yaml.Map(("alertmanagers", Yaml.List(Yaml.Map(("static_configs", Yaml.List(Yaml.Map(
                ("targets", Yaml.List(alertmanager.GetEndpoint(WebAccess.Endpoint).InternalAddress())))))))))));
        }

        return Yaml.Write(Yaml.Map(settings));
    }
}
