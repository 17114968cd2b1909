using System.Runtime.CompilerServices;
using System.Text.Json;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Backchannel;

/// <summary>What the command line that started the app host may ask of it while it runs.</summary>
internal sealed class RunTarget(DashboardLogin login, LogFeed log, ResourceFeed feed, IHostApplicationLifetime lifetime) : IRpcTarget
{
    /// <summary>A sequence outlives the request for it; whoever fetches it ends it.</summary>
    private static readonly CancellationToken Fetched = CancellationToken.None;

    public async Task<RpcResult?> InvokeAsync(string method, JsonElement arguments, CancellationToken cancellationToken) => method switch
    {
        "GetCapabilitiesAsync" => RpcJson.Result<string[]>(["baseline.v2"]),
        "GetDashboardUrlsAsync" => RpcJson.Result(DashboardUrls.Of(await login.WaitAsync(cancellationToken))),
        "GetAppHostLogEntriesAsync" => RpcJson.Results(log.ReadAsync(Fetched)),
        "GetResourceStatesAsync" => RpcJson.Results(WatchStatesAsync(Fetched)),
        // Nothing here asks questions, so an answer can only be meant for somebody else.
        "NotifyAppHostReadyAsync" or "CompletePromptResponseAsync" or "UpdatePromptResponseAsync" => RpcResult.Nothing(),
        "RequestStopAsync" => RpcResult.Nothing(afterSent: lifetime.StopApplication),
        _ => null,
    };

    private async IAsyncEnumerable<ResourceState> WatchStatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in feed.WatchAsync(cancellationToken))
        {
            foreach (var change in batch.Where(change => !change.Snapshot.IsHidden))
            {
                yield return new ResourceState(
                    change.Resource.Name,
                    change.Snapshot.ResourceType,
                    change.Snapshot.State?.Text ?? "Unknown",
                    [.. change.Snapshot.Urls.Where(url => !url.IsInactive).Select(url => url.Url)],
                    change.Snapshot.HealthStatus?.ToString());
            }
        }
    }

    private sealed record ResourceState(string Resource, string Type, string State, string[] Endpoints, string? Health);
}

/// <summary>Where people find the dashboard, as the command line reads it.</summary>
internal sealed record DashboardUrls(bool DashboardHealthy, string? BaseUrlWithLoginToken, string? CodespacesUrlWithLoginToken = null)
{
    public static DashboardUrls Of(DashboardAddress address) => new(address.IsHealthy, address.LoginUrl ?? address.Url);
}
