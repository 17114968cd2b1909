using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Prometheus: collects and keeps the metrics of the estate.</summary>
internal static class PrometheusService
{
    private const string Image = "prom/prometheus";
    private const string Tag = "v3.14.0";
    private const string ConfigurationPath = "/etc/prometheus/prometheus.yml";
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
            // History that nobody restores a stack for.
            .WithStateVolume("data", "/prometheus", EstateVolumeKind.Cache)
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/-/ready")
            // After a crash it reads its journal first.
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsFixedUser()
            // It writes down what it holds in memory.
            .WithPolicy(policy => policy.StopGrace = TimeSpan.FromSeconds(30))
            .WithLimits(memoryMiB: 512, pids: 128);
    }

    private static string Configuration(StackBuilder stack, MediaServiceResource prometheus)
    {
        var jobs = prometheus.Related(EstateEdgeKind.Scrapes).Cast<IResourceWithEndpoints>()
            .Select(target => Job(target.Name, target.GetEndpoint(Relations.MetricsEndpoint).InternalAddress()));

        return Yaml.Write(Yaml.Map(
            ("global", Yaml.Map(
                ("scrape_interval", ScrapeInterval),
                ("evaluation_interval", ScrapeInterval))),
            ("storage", Yaml.Map(
                ("tsdb", Yaml.Map(
                    ("retention", Yaml.Map(
                        ("time", stack.Value("prometheus.retention")),
                        ("size", stack.Value("prometheus.retention-size")))))))),
            ("scrape_configs", Yaml.List([Job(prometheus.Name, $"localhost:{Port}"), .. jobs]))));
    }

    private static YamlMappingNode Job(string name, string target) => Yaml.Map(
        ("job_name", name),
        ("static_configs", Yaml.List(Yaml.Map(("targets", Yaml.List(target))))));
}
