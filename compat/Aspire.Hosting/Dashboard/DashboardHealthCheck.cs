using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Healthy when the dashboard answers. While it starts, the check waits for the answer instead of failing at once: people wait for the
/// login URL, and the next check would come a second later.
/// </summary>
internal sealed class DashboardHealthCheck(DistributedApplicationModel model) : IHealthCheck
{
    public const string Key = "aspire_dashboard_check";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // The certificate of a developer's machine need not be trusted; nothing secret is sent.
    private static readonly HttpClient Client = new(new HttpClientHandler
    {
        UseProxy = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var dashboard = (IResourceWithEndpoints)model.Resources.First(resource => resource.Name == DashboardResource.Name);
        var address = new Uri(new Uri(DashboardLogin.AddressOf(dashboard)), "health");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var problem = "There was no answer.";
        while (!limit.IsCancellationRequested)
        {
            try
            {
                using var answer = await Client.GetAsync(address, limit.Token);
                if (answer.IsSuccessStatusCode)
                    return HealthCheckResult.Healthy();
                problem = $"{address} answers with status {(int)answer.StatusCode}.";
                await Task.Delay(Pause, limit.Token);
            }
            catch (HttpRequestException exception)
            {
                problem = $"{address} does not answer: {exception.Message}";
                await Task.Delay(Pause, CancellationToken.None);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The patience is over.
            }
        }

        return HealthCheckResult.Unhealthy(problem);
    }
}
