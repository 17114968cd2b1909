using MediaStack.AppHost.Formats;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Publishing;

/// <summary>Production policy, second layer: the keys that Aspire's compose nodes lack, added to the written file.</summary>
internal static class ComposeFinish
{
    /// <summary>Changes in this label make Compose recreate a service whose files have changed; mounts alone do not.</summary>
    private const string FilesLabel = "org.mediastack.files";

    /// <summary>Adds the keys.</summary>
    /// <param name="compose">The compose file.</param>
    /// <param name="services">The services of the release.</param>
    /// <param name="digests">Digest of each service's files, by service.</param>
    public static void Apply(YamlMappingNode compose, IReadOnlyList<ReleaseService> services, IReadOnlyDictionary<string, string> digests)
    {
        var nodes = compose.Member("services");
        foreach (var service in services)
        {
            var node = nodes.Member(service.Name);
            node.Member("deploy").Member("resources").Member("limits").Add("pids", Yaml.Number(service.Policy.Pids));
            if (service.Policy.NamespaceOf is { } owner)
            {
                // When Compose restarts the owner of the namespace, those inside follow.
                node.Member("depends_on").Member(owner.Name).Add("restart", Yaml.Flag(true));
            }

            var inside = services.Where(other => other.Policy.NamespaceOf == service.Resource).Select(other => other.Name).ToList();
            if (inside.Count > 0)
            {
                // They have no place in a network of their own; their names lead to the one they are in.
                node.Children[new YamlScalarNode("networks")] = Yaml.Map(service.Policy.Networks.Select(network =>
                    (network.Name, (YamlNode)Yaml.Map(("aliases", Yaml.List(inside.Select(Yaml.Text)))))));
            }

            if (node.Children.TryGetValue(new YamlScalarNode("volumes"), out var volumes))
            {
                var folders = service.Policy.HostMounts.Where(mount => mount.Made).Select(mount => mount.Target).ToHashSet();
                foreach (var volume in ((YamlSequenceNode)volumes).Cast<YamlMappingNode>().Where(volume => volume.Text("type") == "bind"))
                {
                    // The engine would make a folder of any file that is missing, and an empty one of a disk that is not mounted.
                    volume.Add("bind", Yaml.Map(("create_host_path", Yaml.Flag(folders.Contains(volume.Text("target"))))));
                }
            }

            foreach (var question in service.Policy.Definition.AskedAtDeploy)
            {
                // From the environment of whoever starts it; without an answer it starts as well.
                node.Member("environment").Add(question.Variable, Yaml.Text($"${{{question.Variable}{ComposeVariables.Optional}}}"));
            }

            if (digests.TryGetValue(service.Name, out var digest))
            {
                node.Member("labels").Add(FilesLabel, Yaml.Text(digest));
            }
        }
    }

    private static string Text(this YamlMappingNode node, string key) => ((YamlScalarNode)node.Children[new YamlScalarNode(key)]).Value ?? "";

    private static YamlMappingNode Member(this YamlMappingNode node, string key) => (YamlMappingNode)node.Children[new YamlScalarNode(key)];
}
