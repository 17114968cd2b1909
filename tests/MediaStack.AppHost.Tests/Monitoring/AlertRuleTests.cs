using System.Text.RegularExpressions;
using MediaStack.AppHost.Formats;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Monitoring;

/// <summary>Every alert of the release that holds everything fires when it should and is quiet when all is well, told by Prometheus' own tests.</summary>
public sealed class AlertRuleTests : IDisposable
{
    private static readonly string s_file = Repository.At(
        "tests", "MediaStack.AppHost.Tests", "Publishing", "Snapshots", "SampleReleaseTests.everything", "config", "prometheus", "alerts.yml");

    private static readonly Dictionary<string, YamlMappingNode> s_rules = ((YamlSequenceNode)Yaml.ReadMap(File.ReadAllText(s_file))["groups"])
        .SelectMany(group => (YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>().ToDictionary(rule => rule["alert"].ToString());

    private readonly ScratchFolder scratch = new();

    public static TheoryData<string> Alerts => [.. s_rules.Keys];

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Every_alert_has_a_case_and_every_case_an_alert() =>
        Cases().Select(each => each.Alert).ShouldBe(s_rules.Keys, ignoreOrder: true);

    [Fact]
    public async Task Every_alert_fires_when_something_is_wrong_and_is_quiet_when_all_is_well()
    {
        var promtool = Requires.Tool("promtool");
        foreach (var cases in Cases().GroupBy(each => each.Interval))
        {
            var file = scratch.Write($"alerts-{cases.Key}.test.yml", Yaml.Write(Yaml.Map(
                ("rule_files", Yaml.List(s_file)),
                ("evaluation_interval", cases.Key),
                ("tests", Yaml.List(cases.SelectMany(each => each.Tests(s_rules[each.Alert])))))));

            (await Cli.RunAsync(promtool, ["test", "rules", file])).Succeeded();
        }
    }

    [Fact]
    public async Task Promtools_tests_fail_for_a_rule_that_does_not_fire()
    {
        var broken = scratch.Write("alerts.yml", (await File.ReadAllTextAsync(s_file, TestContext.Current.CancellationToken)).Replace("redis_up == 0", "redis_up == 2", StringComparison.Ordinal));
        var file = scratch.Write("broken.test.yml", Yaml.Write(Yaml.Map(
            ("rule_files", Yaml.List(broken)),
            ("evaluation_interval", "1m"),
            ("tests", Yaml.List(Cases().Single(each => each.Alert == "SessionStoreDown").Tests(s_rules["SessionStoreDown"]))))));

        (await Cli.RunAsync(Requires.Tool("promtool"), ["test", "rules", file])).ExitCode.ShouldNotBe(0);
    }

    [Theory, MemberData(nameof(Alerts))]
    public void An_alert_says_what_it_means_and_leads_to_a_runbook_that_is_there(string alert)
    {
        var annotations = s_rules[alert]["annotations"];
        var (page, heading) = annotations["runbook"].ToString().Split('#') is [var file, var anchor] ? (file, anchor) : ("", "");

        annotations["summary"].ToString().Length.ShouldBeGreaterThan(10, alert);
        annotations["description"].ToString().ShouldEndWith(".", customMessage: alert);
        File.ReadLines(Repository.At(page.Split('/'))).Where(line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(line => line[4..].ToLowerInvariant()).ShouldContain(heading, alert);
    }

    private static IEnumerable<AlertCase> Cases()
    {
        const string disk = "{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\"/srv\"}";
        (string, string)[] onDisk = [("device", "/dev/sda1"), ("fstype", "ext4"), ("mountpoint", "/srv")];
        yield return Up("ExporterDown", "kind=\"exporter\"", ("kind", "exporter"));
        yield return Up("MetricsMissing", "kind=\"service\"", ("kind", "service"));
        yield return Absent("TargetGone", "up", "job", []);
        yield return new("RuleFailing", "15m", [("prometheus_rule_evaluation_failures_total{rule_group=\"host\"}", "0+1x30")],
            [AlertCase.Always("prometheus_rule_evaluation_failures_total{rule_group=\"host\"}", 3)], ("rule_group", "host"));
        yield return new("AlertsUndelivered", "25m", [("alertmanager_notifications_failed_total{integration=\"webhook\"}", "0+1x30")],
            [AlertCase.Always("alertmanager_notifications_failed_total{integration=\"webhook\"}", 3)], ("integration", "webhook"));
        yield return Absent("ServiceMissing", "container_last_seen", "service", [AlertCase.Always("up{job=\"cadvisor\"}", 1)]);
        yield return Level("ServiceUnhealthy", "20m", "container_health_state{service=\"sonarr\"}", 0, 1, ("service", "sonarr"));
        yield return new("ServiceRestarting", "20m", [("container_cpu_usage_seconds_total{service=\"sonarr\"}", "9 1 9 1 9 1 9 1x40")],
            [("container_cpu_usage_seconds_total{service=\"sonarr\"}", "9 1 2+1x40")], ("service", "sonarr"));
        yield return new("ServiceNeedsMemory", "20m",
            [AlertCase.Always("container_memory_working_set_bytes{service=\"sonarr\"}", 95), AlertCase.Always("container_spec_memory_limit_bytes{service=\"sonarr\"}", 100)],
            // Half of it, and one without a limit.
            [AlertCase.Always("container_memory_working_set_bytes{service=\"sonarr\"}", 50), AlertCase.Always("container_spec_memory_limit_bytes{service=\"sonarr\"}", 100),
                AlertCase.Always("container_memory_working_set_bytes{service=\"other\"}", 50), AlertCase.Always("container_spec_memory_limit_bytes{service=\"other\"}", 0)],
            ("service", "sonarr"));
        yield return new("DiskFillingUp", "8h", [($"node_filesystem_avail_bytes{disk}", "1000-1x480"), AlertCase.Always($"node_filesystem_size_bytes{disk}", 4000)],
            // Half full and filling fast; and almost full for years.
            [($"node_filesystem_avail_bytes{disk}", "3000-1x480"), AlertCase.Always($"node_filesystem_size_bytes{disk}", 4000),
                AlertCase.Always("node_filesystem_avail_bytes{device=\"x\"}", 10), AlertCase.Always("node_filesystem_size_bytes{device=\"x\"}", 100)], onDisk);
        yield return new("DiskAlmostFull", "15m", [AlertCase.Always($"node_filesystem_avail_bytes{disk}", 4), AlertCase.Always($"node_filesystem_size_bytes{disk}", 100)],
            [AlertCase.Always($"node_filesystem_avail_bytes{disk}", 6), AlertCase.Always($"node_filesystem_size_bytes{disk}", 100),
                AlertCase.Always("node_filesystem_avail_bytes{fstype=\"tmpfs\"}", 1), AlertCase.Always("node_filesystem_size_bytes{fstype=\"tmpfs\"}", 100)], onDisk);
        yield return new("DiskReadOnly", "100m", [($"node_filesystem_readonly{disk}", "0x80 1x60")], [AlertCase.Always($"node_filesystem_readonly{disk}", 1)], onDisk);
        yield return new("HostMemoryLow", "20m", [AlertCase.Always("node_memory_MemAvailable_bytes", 4), AlertCase.Always("node_memory_MemTotal_bytes", 100)],
            [AlertCase.Always("node_memory_MemAvailable_bytes", 20), AlertCase.Always("node_memory_MemTotal_bytes", 100)]);
        yield return new("ClockWrong", "30m",
            [AlertCase.Always("node_timex_offset_seconds", -2), AlertCase.Always("node_timex_sync_status", 1), AlertCase.Always("node_timex_maxerror_seconds", 0.1)],
            [AlertCase.Always("node_timex_offset_seconds", 0.01), AlertCase.Always("node_timex_sync_status", 0), AlertCase.Always("node_timex_maxerror_seconds", 0.1)]);
        yield return Probe("PageDown", "15m", "job=\"pages\",service=\"sonarr\",category=\"library\"", ("job", "pages"), ("service", "sonarr"), ("category", "library"));
        yield return Probe("DownloadClientUnreachable", "10m", "job=\"pages\",service=\"nzbget\",category=\"downloads\"", ("job", "pages"), ("service", "nzbget"), ("category", "downloads"));
        yield return Probe("VpnTunnelDown", "5m", "job=\"vpn\",check=\"tunnel\"", ("job", "vpn"), ("check", "tunnel"));
        yield return Probe("VpnNoAddress", "15m", "job=\"vpn\",check=\"address\"", ("job", "vpn"), ("check", "address"));
        yield return Probe("VpnPortLost", "20m", "job=\"vpn\",check=\"port\"", ("job", "vpn"), ("check", "port"));
        yield return Level("CertificateEndsSoon", "3h", "probe_ssl_earliest_cert_expiry{job=\"certificates\",service=\"sonarr\"}", 10 * 86400, 40 * 86400,
            ("job", "certificates"), ("service", "sonarr"));
        yield return Level("CertificateEndsNow", "3h", "probe_ssl_earliest_cert_expiry{job=\"certificates\",service=\"sonarr\"}", 86400, 10 * 86400,
            ("job", "certificates"), ("service", "sonarr"));
        yield return new("AppInTrouble", "2h", [AlertCase.Always("sonarr_system_health_issues{service=\"sonarr\",type=\"error\",source=\"RootFolderCheck\"}", 1)],
            [AlertCase.Always("sonarr_system_health_issues{service=\"sonarr\",type=\"warning\",source=\"UpdateCheck\"}", 1)], ("service", "sonarr"));
        yield return new("QueueStuck", "3h", [AlertCase.Always("radarr_queue_total{service=\"radarr\",download_status=\"warning\"}", 2)],
            [AlertCase.Always("radarr_queue_total{service=\"radarr\",download_status=\"ok\"}", 9)], ("service", "radarr"));
        yield return Level("SessionStoreDown", "5m", "redis_up{service=\"redis\"}", 0, 1, ("service", "redis"));
        yield return new("ManyFailedLogIns", "20m", [("authelia_authn{success=\"false\"}", "0+3x40")], [("authelia_authn{success=\"false\"}", "0x10 1x40")]);
        yield return Level("BackupTooOld", "10d", "mediastack_backup_newest_timestamp_seconds{service=\"volume-backup\"}", 86400, 5 * 86400, ("service", "volume-backup")) with { Interval = "1h" };
        yield return Level("BackupMissing", "10d", "mediastack_backup_archives{service=\"volume-backup\"}", 0, 2, ("service", "volume-backup")) with { Interval = "1h" };
    }

    private static AlertCase Up(string alert, string labels, (string, string) kind) =>
        Level(alert, "10m", $"up{{job=\"some\",service=\"thing\",{labels}}}", 0, 1, ("job", "some"), ("service", "thing"), kind);

    private static AlertCase Probe(string alert, string at, string labels, params (string, string)[] expected) =>
        Level(alert, at, $"probe_success{{{labels}}}", 0, 1, expected);

    private static AlertCase Level(string alert, string at, string series, double bad, double good, params (string, string)[] labels) =>
        new(alert, at, [AlertCase.Always(series, bad)], [AlertCase.Always(series, good)], labels);

    // All that the rule expects is there, but for the first.
    private static AlertCase Absent(string alert, string metric, string label, IReadOnlyList<(string, string)> more)
    {
        var expected = Regex.Matches(s_rules[alert]["expr"].ToString(), $"absent\\({metric}\\{{{label}=\"([^\"]+)\"\\}}\\)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups[1].Value).ToList();
        (string, string) Series(string name) => AlertCase.Always($"{metric}{{{label}=\"{name}\"}}", 1);
        return new(alert, "20m", [.. expected.Skip(1).Select(Series), .. more], [.. expected.Select(Series), .. more], (label, expected[0]));
    }
}
