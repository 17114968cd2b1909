using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.UserSecrets;
using MediaStack.Tests;
using Microsoft.Extensions.Configuration;

namespace Compat.Tests.Dashboard;

public class DashboardOptionsTests
{
    [Fact]
    public void Wrong_settings_are_named_all_at_once_with_the_cure()
    {
        var configuration = Configure(
            ("ASPNETCORE_URLS", "http://localhost:18888;nonsense"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ftp://localhost:4317"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "https://example.org:22000"));

        Should.Throw<DistributedApplicationException>(() => DashboardOptions.Read(configuration, allowUnsecuredTransport: false)).Message.ShouldBe(
            """
            The dashboard cannot be started:
              ASPNETCORE_URLS: http://localhost:18888 is not encrypted; use https, or set ASPIRE_ALLOW_UNSECURED_TRANSPORT=true, which is fine on your own machine.
              ASPNETCORE_URLS: 'nonsense' is no URL; write it as http://localhost:18888.
              ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL: 'ftp://localhost:4317' is no URL; write it as http://localhost:18888.
              ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL: https://example.org:22000/ is not on this machine's loopback; use localhost.
            """);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("1", false)]
    [InlineData(null, true)]
    public void Http_is_accepted_where_it_is_allowed(string? variable, bool option)
    {
        var configuration = Configure(("ASPNETCORE_URLS", "http://localhost:18888; https://localhost:18889"), ("ASPIRE_ALLOW_UNSECURED_TRANSPORT", variable));

        DashboardOptions.Read(configuration, option).FrontendUrls.ShouldBe([new Uri("http://localhost:18888"), new Uri("https://localhost:18889")]);
    }

    [Fact]
    public void Without_settings_everything_gets_a_free_port()
    {
        var options = DashboardOptions.Read(Configure(), allowUnsecuredTransport: false);

        options.FrontendUrls.ShouldBeEmpty();
        (options.OtlpGrpcUrl, options.OtlpHttpUrl, options.ResourceServiceUrl).ShouldBe((null, null, null));
        options.IsListed.ShouldBeFalse();
    }

    [Fact]
    public void Older_names_of_the_settings_still_count()
    {
        var options = DashboardOptions.Read(Configure(("DOTNET_RESOURCE_SERVICE_ENDPOINT_URL", "https://localhost:22000")), allowUnsecuredTransport: false);

        options.ResourceServiceUrl.ShouldBe(new Uri("https://localhost:22000"));
    }

    [Fact]
    public void Keys_are_generated_and_those_that_others_may_be_told_are_kept()
    {
        using var folder = new ScratchFolder();
        var secrets = new UserSecretsManager(folder.At("secrets.json"));
        var first = Configure();
        DashboardKeys.Prepare(first, secrets);
        var second = Configure();
        second.AddJsonFile(folder.At("secrets.json"));
        DashboardKeys.Prepare(second, secrets);

        string[] kept = [DashboardKeys.OtlpApiKey, DashboardKeys.ApiKey], fresh = [DashboardKeys.BrowserToken, DashboardKeys.ResourceServiceApiKey];
        kept.Concat(fresh).ShouldAllBe(key => System.Text.RegularExpressions.Regex.IsMatch(first[key]!, "^[0-9a-f]{32}$"));
        kept.ShouldAllBe(key => first[key] == second[key]);
        fresh.ShouldAllBe(key => first[key] != second[key]);
    }

    [Fact]
    public void Keys_that_are_configured_stand()
    {
        var configuration = Configure(("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "mine"), ("ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY", "my key"));

        DashboardKeys.Prepare(configuration, new UserSecretsManager(null));

        (configuration[DashboardKeys.BrowserToken], configuration[DashboardKeys.ResourceServiceApiKey]).ShouldBe(("mine", "my key"));
    }

    [Fact]
    public void Whoever_wants_no_keys_gets_none()
    {
        var configuration = Configure(("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true"));

        DashboardKeys.Prepare(configuration, new UserSecretsManager(null));

        var options = DashboardOptions.Read(configuration, allowUnsecuredTransport: false);
        (options.BrowserToken, options.OtlpApiKey, options.ApiKey, options.ResourceServiceApiKey).ShouldBe((null, null, null, null));
        configuration[DashboardKeys.ResourceServiceAuthMode].ShouldBe("Unsecured");
    }

    private static ConfigurationManager Configure(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        return configuration;
    }
}
