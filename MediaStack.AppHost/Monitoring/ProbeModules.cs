using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Monitoring;

/// <summary>The blackbox exporter's configuration: how answers are judged (github.com/prometheus/blackbox_exporter, CONFIGURATION.md).</summary>
internal static class ProbeModules
{
    /// <summary>A page that is there for everyone: it must be found.</summary>
    public const string Good = "good";

    /// <summary>A page that may ask who is there or lead elsewhere: anything but an error of its own will do.</summary>
    public const string Answers = "answers";

    /// <summary>A page as the Internet sees it; the certificate is measured, not judged.</summary>
    public const string Certificate = "certificate";

    /// <summary>Gluetun says that the tunnel runs.</summary>
    public const string VpnRuns = "vpn-runs";

    /// <summary>Gluetun knows its address at the tunnel's other end.</summary>
    public const string VpnAddress = "vpn-address";

    /// <summary>Gluetun was given a port.</summary>
    public const string VpnPort = "vpn-port";

    private static readonly int[] s_answers = [200, 204, 301, 302, 303, 307, 308, 401, 403, 404, 405];

    /// <summary>The configuration with the modules that an exporter's probes use.</summary>
    public static string Write(StackBuilder stack, MediaServiceResource exporter)
    {
        var used = PageProbe.Of(stack, exporter).Select(probe => probe.Module).ToHashSet(StringComparer.Ordinal);
        return Yaml.Write(Yaml.Map(("modules", Yaml.Map(Modules(stack).Where(module => used.Contains(module.Name) || module.Name == Good)))));
    }

    private static IEnumerable<(string Name, YamlNode Module)> Modules(StackBuilder stack)
    {
        yield return (Good, Http());
        yield return (Answers, Http(("valid_status_codes", Codes()), ("follow_redirects", Yaml.Flag(false))));
        yield return (Certificate, Http(
            ("valid_status_codes", Codes()),
            ("follow_redirects", Yaml.Flag(false)),
            ("fail_if_not_ssl", Yaml.Flag(true)),
            ("tls_config", Yaml.Map(("insecure_skip_verify", Yaml.Flag(true))))));
        yield return (VpnRuns, Gluetun(stack, "\"running\""));
        yield return (VpnAddress, Gluetun(stack, "\"public_ip\": *\"[0-9a-fA-F.:]+\""));
        yield return (VpnPort, Gluetun(stack, "\"port\": *[1-9]"));
    }

    private static YamlMappingNode Gluetun(StackBuilder stack, string answer) => stack.Selected("gluetun") is null
        ? Http()
        : Http(
            ("headers", Yaml.Map(("X-API-Key", stack.Value("gluetun.control-key")))),
            ("fail_if_body_not_matches_regexp", Yaml.List(answer)));

    // The estate's networks are IPv4.
    private static YamlMappingNode Http(params (string, YamlNode)[] settings) => Yaml.Map(
        ("prober", "http"),
        ("timeout", "10s"),
        ("http", Yaml.Map([("preferred_ip_protocol", "ip4"), .. settings])));

    private static YamlSequenceNode Codes() => Yaml.List(s_answers.Select(code => (YamlNode)Yaml.Number(code)));
}
