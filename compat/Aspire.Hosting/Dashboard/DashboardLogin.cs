using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard;

/// <summary>Where people find the dashboard.</summary>
/// <param name="IsHealthy">False when it could not be started.</param>
/// <param name="Url">Its address, without a slash at the end; null when there is no dashboard.</param>
/// <param name="LoginUrl">The address that logs in; null when it is the same.</param>
/// <param name="ApiKey">What programs show to read telemetry; null when they need not.</param>
internal sealed record DashboardAddress(bool IsHealthy, string? Url, string? LoginUrl, string? ApiKey)
{
    /// <summary>The application runs without a dashboard.</summary>
    public static DashboardAddress None { get; } = new(true, null, null, null);
}

/// <summary>Knows where people find the dashboard, once it answers.</summary>
internal sealed class DashboardLogin(DashboardOptions? options, ResourceNotificationService notifications)
{
    /// <summary>Waits until the dashboard answers, or has failed.</summary>
    public async Task<DashboardAddress> WaitAsync(CancellationToken cancellationToken)
    {
        if (options is null)
            return DashboardAddress.None;

        var known = await notifications.WaitForResourceAsync(DashboardResource.Name, change => change.Snapshot.HealthStatus == HealthStatus.Healthy
            || KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text ?? string.Empty), cancellationToken);
        var url = AddressOf((IResourceWithEndpoints)known.Resource);
        return new DashboardAddress(
            known.Snapshot.HealthStatus == HealthStatus.Healthy, url, options.BrowserToken is { } token ? $"{url}/login?t={token}" : null, options.ApiKey);
    }

    public static string AddressOf(IResourceWithEndpoints dashboard)
    {
        var endpoint = dashboard.Annotations.OfType<EndpointAnnotation>().First();
        return new EndpointReference(dashboard, endpoint, KnownNetworkIdentifiers.LocalhostNetwork).Url.TrimEnd('/');
    }
}
