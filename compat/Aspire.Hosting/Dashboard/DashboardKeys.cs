using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Puts the keys between browser, dashboard, app host and senders of telemetry into the configuration, under Aspire's own names.</summary>
internal static class DashboardKeys
{
    public const string BrowserToken = "AppHost:BrowserToken";
    public const string OtlpApiKey = "AppHost:OtlpApiKey";
    public const string ApiKey = "AppHost:DashboardApiKey";
    public const string ResourceServiceAuthMode = "AppHost:ResourceService:AuthMode";
    public const string ResourceServiceApiKey = "AppHost:ResourceService:ApiKey";

    /// <summary>
    /// Generates what is not configured. Keys that other programs may be told are kept among the developer's secrets; the others are new
    /// in each run.
    /// </summary>
    public static void Prepare(IConfigurationManager configuration, IUserSecretsManager userSecrets)
    {
        if (DashboardOptions.IsOn(configuration, "ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS")
            || DashboardOptions.IsOn(configuration, "DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"))
        {
            configuration[ResourceServiceAuthMode] = "Unsecured";
            return;
        }

        userSecrets.GetOrSetSecret(configuration, OtlpApiKey, NewKey);
        userSecrets.GetOrSetSecret(configuration, ApiKey, NewKey);
        configuration[BrowserToken] = Configured(configuration, "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN") ?? NewKey();
        configuration[ResourceServiceAuthMode] = "ApiKey";
        configuration[ResourceServiceApiKey] = Configured(configuration, "ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY") ?? NewKey();
    }

    private static string? Configured(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } value ? value : null;

    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
