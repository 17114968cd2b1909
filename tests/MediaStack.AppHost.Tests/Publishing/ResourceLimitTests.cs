using MediaStack.AppHost.Formats;
using MediaStack.Catalog;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Publishing;

/// <summary>Limits and labels of the release that holds everything, whose settings change some of them.</summary>
public sealed class ResourceLimitTests
{
    private static readonly YamlMappingNode s_services = (YamlMappingNode)Yaml.ReadMap(File.ReadAllText(Path.Combine(
        Repository.Root, "tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", "SampleReleaseTests.everything", "docker-compose.yaml")))["services"];

    [Fact]
    public void A_limit_is_the_catalogs_until_the_owner_sets_another()
    {
        Limits("radarr")["memory"].ToString().ShouldBe($"{ServiceCatalog.Find("radarr")!.Memory!.LimitMiB}M"); // both are there, by the catalog's invariants
        Limits("sonarr")["memory"].ToString().ShouldBe("2048M");
    }

    [Fact]
    public void Processors_are_limited_only_where_the_owner_says_so()
    {
        Limits("jellyfin")["cpus"].ToString().ShouldBe("1");
        Limits("sonarr").Children.ContainsKey(new YamlScalarNode("cpus")).ShouldBeFalse();
    }

    [Fact]
    public void Every_service_is_labelled_for_grouping_and_those_with_metrics_for_measuring()
    {
        foreach (var (name, service) in s_services.Children)
            ((YamlMappingNode)service["labels"]).Children.Keys.Select(key => key.ToString())
                .ShouldContain("org.mediastack.category", name.ToString());
        s_services["redis-exporter"]["labels"]["org.mediastack.metrics-port"].ToString().ShouldBe("9121");
    }

    private static YamlMappingNode Limits(string service) => (YamlMappingNode)s_services[service]["deploy"]["resources"]["limits"];
}
