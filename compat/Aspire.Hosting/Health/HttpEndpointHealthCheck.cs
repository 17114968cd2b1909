using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Healthy when an endpoint answers a GET with the expected status. A redirection is an answer of its own.</summary>
internal sealed class HttpEndpointHealthCheck(EndpointReference endpoint, string path, int statusCode) : IHealthCheck
{
    /// <summary>How long an answer may take. The usual one for a health probe; what is slower does not serve a person either.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // A program that has just been started listens after a second or two. Asked again soon, it is not held back until the next check.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        UseProxy = false,
    });

    /// <summary>Name of the check: it tells what is asked for.</summary>
    public string Key { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{endpoint.Resource.Name}_{endpoint.EndpointName}_{path}_{statusCode}_check");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
            return HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' has no address yet.");

        var address = new Uri(new Uri(endpoint.Url), path);
        for (var asked = Stopwatch.GetTimestamp(); ; await Task.Delay(RetryInterval, cancellationToken))
        {
            try
            {
                using var answer = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                return (int)answer.StatusCode == statusCode
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy($"{address} answers with status {(int)answer.StatusCode}, expected is {statusCode}.");
            }
            catch (HttpRequestException exception)
            {
                if (Stopwatch.GetElapsedTime(asked) > Patience)
                    return HealthCheckResult.Unhealthy($"{address} does not answer: {exception.Message}");
            }
        }
    }
}
