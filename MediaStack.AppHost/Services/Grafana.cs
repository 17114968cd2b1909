using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Monitoring;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Grafana: draws what Prometheus records. Its data source and dashboards come with the release.</summary>
internal static class GrafanaService
{
    private const string Id = "grafana";
    private const string Image = "grafana/grafana";
    private const string Tag = "13.2.3";
    private const int Port = 3000;
    private const string PasswordFile = "admin-password";
    private const string Provisioning = "/etc/grafana/provisioning";
    private const string DashboardFolder = "/etc/grafana/dashboards";
    private const string SourceUid = "prometheus";

    /// <summary>Adds Grafana when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddGrafana(this StackBuilder stack)
    {
        var grafana = stack.AddService(Id, Image, Tag);
        grafana?
            .WithWebPage(stack, Port)
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithProxyRules(new ProxyRules { Blocked = ["/metrics"] })
            .WithEnvironment("GF_SECURITY_ADMIN_USER", stack.Parameter("grafana.user"))
            // Counts at the first start only.
            .WithEnvironment("GF_SECURITY_ADMIN_PASSWORD__FILE", $"/run/secrets/{PasswordFile}")
            .WithSecretFile(PasswordFile, () => stack.Value("grafana.password"))
            .WithEnvironment("GF_USERS_ALLOW_SIGN_UP", "false")
            .WithEnvironment("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", $"{DashboardFolder}/{Dashboards.Home}")
            // It talks to nobody outside, and fetches no plug-ins at the start.
            .WithEnvironment("GF_ANALYTICS_REPORTING_ENABLED", "false")
            .WithEnvironment("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
            .WithEnvironment("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false")
            .WithEnvironment("GF_NEWS_NEWS_FEED_ENABLED", "false")
            .WithEnvironment("GF_SECURITY_DISABLE_GRAVATAR", "true")
            .WithEnvironment("GF_PLUGINS_PREINSTALL_DISABLED", "true")
            .WithConfigFile($"{Provisioning}/datasources/prometheus.yaml", () => DataSource(Source(grafana)))
            .WithConfigFile($"{Provisioning}/dashboards/mediastack.yaml", DashboardProvider)
            .WithStateVolume("data", "/var/lib/grafana", EstateVolumeKind.Config)
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/api/health")
            .WithSlowStart(TimeSpan.FromMinutes(2))
            .AsFixedUser(tmpfs: "/tmp")
            .WithProcesses(256);
        // It builds links and checks origins by this address.
        return grafana is not null && PageAddress.Of(stack, Id) is { } page
            ? grafana.WithEnvironment("GF_SERVER_ROOT_URL", page.UrlExpression)
            : grafana;
    }

    /// <summary>Gives Grafana the dashboards of everything that its source scrapes; called when that is complete.</summary>
    public static void WithDashboards(this IResourceBuilder<MediaServiceResource>? grafana)
    {
        if (grafana is null)
        {
            return;
        }

        foreach (var (file, dashboard) in Dashboards.Of(Source(grafana), SourceUid))
        {
            grafana.WithConfigFile($"{DashboardFolder}/{file}", dashboard.Write);
        }
    }

    private static MediaServiceResource Source(IResourceBuilder<MediaServiceResource> grafana) =>
        grafana.Resource.Related(EstateEdgeKind.DataSource).OfType<MediaServiceResource>().Single();

    private static string DataSource(MediaServiceResource prometheus) => Yaml.Write(Yaml.Map(
        ("apiVersion", Yaml.Number(1)),
        ("prune", Yaml.Flag(true)),
        ("datasources", Yaml.List(Yaml.Map(
            ("name", "Prometheus"),
            ("uid", SourceUid),
            ("type", "prometheus"),
            ("access", "proxy"),
            ("url", $"http://{prometheus.GetEndpoint(WebAccess.Endpoint).InternalAddress()}"),
            ("isDefault", Yaml.Flag(true)),
            ("editable", Yaml.Flag(false)),
            ("jsonData", Yaml.Map(
                // Rates over less than a few scrapes would be empty.
                ("timeInterval", PrometheusService.ScrapeInterval))))))));

    private static string DashboardProvider() => Yaml.Write(Yaml.Map(
        ("apiVersion", Yaml.Number(1)),
        ("providers", Yaml.List(Yaml.Map(
            ("name", "mediastack"),
            ("type", "file"),
            ("folder", "MediaStack"),
            ("disableDeletion", Yaml.Flag(true)),
            ("allowUiUpdates", Yaml.Flag(false)),
            ("options", Yaml.Map(("path", DashboardFolder))))))));
}
