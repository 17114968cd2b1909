using System.Text.RegularExpressions;
using MediaStack.AppHost.Formats;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Services;

/// <summary>Unpackerr knows every variable that it gets; it says nothing of those that it does not.</summary>
public sealed class UnpackerrVariablesTests
{
    [Fact]
    public void Every_variable_is_one_of_its_definition()
    {
        var definition = Yaml.ReadMap(File.ReadAllText(Requires.SharedData("unpackerr", "definitions.yml")));
        var known = Variables(definition, "global", "").Concat(Variables(definition, "webserver", "WEBSERVER_"))
            .Concat(new[] { "SONARR", "RADARR", "LIDARR", "READARR" }.SelectMany(app => Variables(definition, "starr", $"{app}_0_"))).ToList();
        var release = Repository.At("tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", "SampleReleaseTests.everything", "docker-compose.yaml");
        var environment = Map(Map(Map(Yaml.ReadMap(File.ReadAllText(release)), "services"), "unpackerr"), "environment");

        var used = environment.Children.Keys.Select(Text).Where(name => name.StartsWith("UN_", StringComparison.Ordinal)).ToList();

        used.Count.ShouldBeGreaterThan(10);
        used.ShouldAllBe(name => known.Exists(pattern => Regex.IsMatch(name, pattern)));
    }

    // Names that end with an underscore are those of lists: a number follows.
    private static IEnumerable<string> Variables(YamlMappingNode definition, string section, string prefix) =>
        ((YamlSequenceNode)Map(Map(definition, "sections"), section).Children["params"]).Cast<YamlMappingNode>()
            .Select(parameter => Text(parameter.Children["envvar"]))
            .Select(name => $"^UN_{prefix}{name}{(name.EndsWith('_') ? "[0-9]+" : "")}$");

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
