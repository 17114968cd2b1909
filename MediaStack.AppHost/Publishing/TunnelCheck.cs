using MediaStack.Catalog;
using MediaStack.Catalog.Settings;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Publishing;

/// <summary>
/// Proves, on the compose file as it is about to be released, that what must be behind the VPN has no way out but the tunnel. It asks the
/// catalog who that is and knows nothing of how the model got them there.
/// </summary>
internal static class TunnelCheck
{
    // Each would give a container a network, an address or a right over one beside the namespace that it is in.
    private static readonly string[] s_waysOut =
        ["networks", "ports", "expose", "links", "external_links", "dns", "extra_hosts", "cap_add:NET_ADMIN", "cap_add:NET_RAW", "devices", "privileged", "pid", "ipc", "uts", "userns_mode"];

    /// <summary>What is wrong, as sentences; none for a release that keeps everything in the tunnel.</summary>
    /// <param name="compose">The compose file.</param>
    /// <param name="settings">The settings that it was made from.</param>
    public static IEnumerable<string> Violations(YamlMappingNode compose, StackSettings settings)
    {
        var services = compose.Map("services");
        foreach (var (name, node) in services.Children.Select(child => (((YamlScalarNode)child.Key).Value ?? "", (YamlMappingNode)child.Value)))
        {
            if (VpnRoute.IsRequired(settings, name))
            {
                foreach (var violation in WaysOut(name, node, services))
                {
                    yield return violation;
                }
            }
        }
    }

    private static IEnumerable<string> WaysOut(string name, YamlMappingNode node, YamlMappingNode services)
    {
        // The namespace must be the one that the tunnel is in, and its holder must keep it closed.
        var mode = node.Find("network_mode") is YamlScalarNode { Value: { } value } ? value : "";
        var tunnel = services.Find("gluetun") is YamlMappingNode gluetun && gluetun.Find("network_mode") is YamlScalarNode { Value: { } its } ? its : null;
        if (!mode.StartsWith("service:", StringComparison.Ordinal) || mode != tunnel)
        {
            yield return $"{name} is not in the network namespace of the VPN.";
        }
        else if (services.Find(mode["service:".Length..]) is not YamlMappingNode holder || holder.Find("dns") is null || !Has(holder, "cap_add:NET_ADMIN"))
        {
            yield return $"The network namespace that {name} is in is not kept closed.";
        }

        foreach (var way in s_waysOut.Where(way => Has(node, way)))
        {
            yield return $"{name} has {way.Replace(':', ' ')}, a way past the VPN.";
        }

        if (Texts(node, "volumes", "source").Any(source => source.EndsWith("docker.sock", StringComparison.Ordinal)))
        {
            yield return $"{name} mounts the engine's socket, a way past the VPN.";
        }
    }

    private static bool Has(YamlMappingNode node, string key) =>
        key.Split(':') is [var list, var item]
            ? node.Find(list) is YamlSequenceNode items && items.OfType<YamlScalarNode>().Any(each => each.Value is { } value && (value == item || value == "ALL"))
            : node.Find(key) is not null;

    private static IEnumerable<string> Texts(YamlMappingNode node, string list, string member) =>
        node.Find(list) is YamlSequenceNode items
            ? items.OfType<YamlMappingNode>().Select(item => item.Find(member)).OfType<YamlScalarNode>().Select(text => text.Value ?? "")
            : [];

    private static YamlMappingNode Map(this YamlMappingNode node, string key) => (YamlMappingNode)node.Children[new YamlScalarNode(key)];

    private static YamlNode? Find(this YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
}
