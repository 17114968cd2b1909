using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace MediaStack.ServiceDefaults;

/// <summary>
/// <c>GET /metrics</c> for Prometheus, in its text format. It exists only where the setting <c>Metrics:ScrapeToken</c> (as an
/// environment variable <c>Metrics__ScrapeToken</c>) has a value, and answers 401 to requests without
/// <c>Authorization: Bearer &lt;token&gt;</c>.
/// </summary>
internal static class ScrapeEndpoint
{
    /// <summary>Path of the endpoint.</summary>
    public const string Path = "/metrics";

    private const string TokenKey = "Metrics:ScrapeToken";

    /// <summary>The token that Prometheus shows; null where nobody scrapes.</summary>
    public static string? Token(IConfiguration configuration) =>
        configuration[TokenKey] is { } token && !string.IsNullOrWhiteSpace(token) ? token : null;

    /// <summary>Maps the endpoint where it is switched on.</summary>
    public static void MapScrapes(this WebApplication app)
    {
        if (Token(app.Configuration) is not { } token)
        {
            return;
        }

        var expected = Encoding.UTF8.GetBytes($"Bearer {token}");
        app.MapPrometheusScrapingEndpoint(Path).Add(endpoint =>
        {
            var scrape = endpoint.RequestDelegate ?? throw new InvalidOperationException("The endpoint of Prometheus does nothing.");
            endpoint.RequestDelegate = context =>
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected))
                {
                    return scrape(context);
                }

                (context.Response.StatusCode, context.Response.Headers.WWWAuthenticate) = (StatusCodes.Status401Unauthorized, "Bearer");
                return Task.CompletedTask;
            };
        });
    }
}
