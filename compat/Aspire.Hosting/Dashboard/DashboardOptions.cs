using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Where the dashboard and what it talks to listen, and the keys between them. URLs that are null get a free port; keys that are null
/// mean that everybody on this machine may do without.
/// </summary>
internal sealed record DashboardOptions
{
    /// <summary>Addresses for the browser.</summary>
    public required IReadOnlyList<Uri> FrontendUrls { get; init; }

    /// <summary>Address for telemetry over gRPC.</summary>
    public Uri? OtlpGrpcUrl { get; init; }

    /// <summary>Address for telemetry over HTTP.</summary>
    public Uri? OtlpHttpUrl { get; init; }

    /// <summary>Address at which the app host answers the dashboard.</summary>
    public Uri? ResourceServiceUrl { get; init; }

    /// <summary>What a browser must show once, as part of the login URL.</summary>
    public string? BrowserToken { get; init; }

    /// <summary>What senders of telemetry must show.</summary>
    public string? OtlpApiKey { get; init; }

    /// <summary>What readers of telemetry must show.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What the dashboard must show to the app host.</summary>
    public string? ResourceServiceApiKey { get; init; }

    /// <summary>True to list the dashboard among the resources.</summary>
    public bool IsListed { get; init; }

    /// <summary>Reads the options.</summary>
    /// <param name="configuration">Configuration of the app host, with the keys that <see cref="DashboardKeys"/> put into it.</param>
    /// <param name="allowUnsecuredTransport">True to accept http.</param>
    /// <exception cref="DistributedApplicationException">Settings are wrong; all of them are named.</exception>
    public static DashboardOptions Read(IConfiguration configuration, bool allowUnsecuredTransport)
    {
        var settings = new UrlSettings(configuration, allowUnsecuredTransport);
        var options = new DashboardOptions
        {
            FrontendUrls = settings.All("ASPNETCORE_URLS"),
            OtlpGrpcUrl = settings.One("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"),
            OtlpHttpUrl = settings.One("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", "DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"),
            ResourceServiceUrl = settings.One("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "DOTNET_RESOURCE_SERVICE_ENDPOINT_URL"),
            BrowserToken = configuration[DashboardKeys.BrowserToken],
            OtlpApiKey = configuration[DashboardKeys.OtlpApiKey],
            ApiKey = configuration[DashboardKeys.ApiKey],
            ResourceServiceApiKey = configuration[DashboardKeys.ResourceServiceApiKey],
            IsListed = IsOn(configuration, "ASPIRE_SHOW_DASHBOARD_RESOURCES"),
        };
        if (options.ResourceServiceUrl is { IsLoopback: false } url)
            settings.Findings.Add($"ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL: {url} is not on this machine's loopback; use localhost.");
        settings.ThrowFindings();
        return options;
    }

    /// <summary>True for <c>true</c> and <c>1</c>.</summary>
    public static bool IsOn(IConfiguration configuration, string key)
        => configuration[key] is { } value && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads URLs, and keeps what is wrong with them.</summary>
    private sealed class UrlSettings(IConfiguration configuration, bool allowUnsecuredTransport)
    {
        private const string AllowUnsecured = "ASPIRE_ALLOW_UNSECURED_TRANSPORT";

        private readonly bool _allowsHttp = allowUnsecuredTransport || IsOn(configuration, AllowUnsecured);

        public List<string> Findings { get; } = [];

        public Uri? One(string key, string olderKey) => configuration[key] is { Length: > 0 } text ? Parse(key, text) : Older(olderKey);

        public IReadOnlyList<Uri> All(string key) =>
            [.. (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => Parse(key, text)).OfType<Uri>()];

        public void ThrowFindings()
        {
            if (Findings.Count > 0)
                throw new DistributedApplicationException($"The dashboard cannot be started:\n{string.Join('\n', Findings.Select(finding => $"  {finding}"))}");
        }

        private Uri? Older(string key) => configuration[key] is { Length: > 0 } text ? Parse(key, text) : null;

        private Uri? Parse(string key, string text)
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                Findings.Add($"{key}: '{text}' is no URL; write it as http://localhost:18888.");
            else if (url.Scheme == "http" && !_allowsHttp)
                Findings.Add($"{key}: {text} is not encrypted; use https, or set {AllowUnsecured}=true, which is fine on your own machine.");
            else
                return url;
            return null;
        }
    }
}
