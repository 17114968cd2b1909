using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Monitoring;
using MediaStack.Catalog.Estate;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Services;

/// <summary>Alertmanager: tells the owner once when an alert fires, and when it is over.</summary>
internal static class AlertmanagerService
{
    private const string Id = "alertmanager";
    private const string Image = "prom/alertmanager";
    private const string Tag = "v0.34.0";
    private const string ConfigurationPath = "/etc/alertmanager/alertmanager.yml";
    private const string TokenFile = "ntfy-token";
    private const int Port = 9093;

    /// <summary>Adds Alertmanager when it is selected.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="channel">Where it tells; null leaves alerts on its page.</param>
    public static IResourceBuilder<MediaServiceResource>? AddAlertmanager(this StackBuilder stack, IResourceBuilder<MediaServiceResource>? channel)
    {
        var alertmanager = stack.AddService(Id, Image, Tag);
        if (alertmanager is null)
        {
            return null;
        }

        alertmanager
            .WithWebPage(stack, Port)
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            // A command of our own drops the image's defaults, so they are repeated. There is one of it, so no cluster.
            .WithArgs($"--config.file={ConfigurationPath}", "--storage.path=/alertmanager", "--cluster.listen-address=")
            .WithConfigFile(ConfigurationPath, () => Configuration(NotificationChannel.ChannelOf(alertmanager.Resource)))
            // What was silenced stays so.
            .WithStateVolume("data", "/alertmanager", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/-/ready")
            .AsFixedUser()
            .WithProcesses(64)
            .Notifies(channel);
        if (PageAddress.Of(stack, Id) is { } page)
        {
            // The links in its messages.
            alertmanager.WithArgs(ReferenceExpression.Create($"--web.external-url={page.UrlExpression}"));
        }

        return channel?.Resource.Name == NtfyService.Id
            ? alertmanager.WithSecretFile(TokenFile, () => stack.Value(NtfyService.Token))
            : alertmanager;
    }

    private static string Configuration(MediaServiceResource? channel) => Yaml.Write(Yaml.Map(
        ("route", Yaml.Map(
            ("receiver", "owner"),
            ("group_by", Yaml.List("alertname")),
            ("group_wait", "30s"),
            ("group_interval", "5m"),
            ("repeat_interval", "24h"),
            ("routes", Yaml.List(Yaml.Map(
                ("matchers", Yaml.List($"severity=\"{AlertSeverity.Critical}\"")),
                ("receiver", "owner"),
                ("repeat_interval", "4h")))))),
        ("inhibit_rules", Yaml.List(
            // Without the tunnel, everything behind it is unreachable, too.
            Inhibit("VpnTunnelDown", "DownloadClientUnreachable|VpnPortLost|VpnNoAddress"),
            Inhibit("ServiceMissing", "PageDown|ServiceUnhealthy|MetricsMissing", "service"),
            Inhibit("ServiceRestarting", "PageDown|ServiceUnhealthy|MetricsMissing", "service"),
            Inhibit("DiskAlmostFull", "DiskFillingUp", "mountpoint"))),
        ("receivers", Yaml.List(Yaml.Map(Receiver(channel))))));

    private static YamlMappingNode Inhibit(string source, string targets, params string[] equal) => Yaml.Map(
    [
        ("source_matchers", Yaml.List($"alertname=\"{source}\"")),
        ("target_matchers", Yaml.List($"alertname=~\"{targets}\"")),
        .. equal.Length > 0 ? [("equal", (YamlNode)Yaml.List(equal.Select(label => (YamlNode)label)))] : ((string, YamlNode)[])[],
    ]);

    private static IEnumerable<(string, YamlNode)> Receiver(MediaServiceResource? channel)
    {
        yield return ("name", "owner");
        if (channel?.Name == NtfyService.Id)
        {
            // ntfy knows Alertmanager's messages (docs.ntfy.sh, "Pre-defined templates").
            yield return ("webhook_configs", Yaml.List(Yaml.Map(
                ("url", $"http://{NtfyService.Id}:{NtfyService.Port}/{NotificationChannel.Topic}?template=alertmanager"),
                ("send_resolved", Yaml.Flag(true)),
                ("http_config", Yaml.Map(("authorization", Yaml.Map(("credentials_file", $"/run/secrets/{TokenFile}"))))))));
        }
        else if (channel?.Name == AppriseService.Id)
        {
            // Apprise takes any JSON and is told which member of it is the message, as long as it is no nested one. Of all that
            // Alertmanager sends, Webex' has a text of ours at the top. It insists on an authorization, which Apprise ignores.
            yield return ("webex_configs", Yaml.List(Yaml.Map(
                ("api_url", $"http://{AppriseService.Id}:{AppriseService.Port}/notify/{NotificationChannel.Topic}?:markdown=body"),
                ("room_id", NotificationChannel.Topic),
                ("send_resolved", Yaml.Flag(true)),
                ("message", "{{ range .Alerts }}{{ .Status | toUpper }}: {{ .Annotations.summary }}\n{{ .Annotations.description }}\n{{ end }}"),
                ("http_config", Yaml.Map(("authorization", Yaml.Map(("credentials", "none"))))))));
        }
    }
}
