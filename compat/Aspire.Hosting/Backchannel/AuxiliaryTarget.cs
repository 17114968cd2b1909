using System.Runtime.CompilerServices;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Backchannel;

/// <summary>What any command line may ask of a running app host.</summary>
internal sealed class AuxiliaryTarget(
    IConfiguration configuration,
    ResourceFeed feed,
    ResourceCommandService commands,
    ConsoleLogReader logs,
    ResourceWait waits,
    DashboardLogin login,
    IHostApplicationLifetime lifetime) : IRpcTarget
{
    /// <summary>A sequence outlives the request for it; whoever fetches it ends it.</summary>
    private static readonly CancellationToken Fetched = CancellationToken.None;

    private readonly AppHostInformation _information = AppHostInformation.Read(configuration);

    public async Task<RpcResult?> InvokeAsync(string method, JsonElement arguments, CancellationToken cancellationToken) => method switch
    {
        "GetAppHostInformationAsync" => RpcJson.Result(_information),
        "GetAppHostInfoAsync" => RpcJson.Result(AppHostInfo.Of(_information)),
        "GetCapabilitiesAsync" => RpcJson.Result(new { capabilities = new[] { "aux.v1", "aux.v2", "aux.v3" } }),
        "GetDashboardUrlsAsync" => RpcJson.Result(DashboardUrls.Of(await login.WaitAsync(cancellationToken))),
        "GetDashboardInfoAsync" => RpcJson.Result(DashboardInfo.Of(await login.WaitAsync(cancellationToken))),
        "WaitForAppHostReadyAsync" => await WaitForReadyAsync(cancellationToken),
        "GetResourcesAsync" => RpcJson.Result(new { resources = feed.Current.Select(ResourceSnapshotJson.Of) }),
        "WatchResourcesAsync" => RpcJson.Results(WatchResourcesAsync(Fetched)),
        "GetConsoleLogBatchesAsync" => RpcJson.Results(ReadBatchesAsync(RpcJson.First<ConsoleLogRequest>(arguments), Fetched)),
        "GetConsoleLogsAsync" => RpcJson.Results(ReadLinesAsync(RpcJson.First<ConsoleLogRequest>(arguments), Fetched)),
        "WaitForResourceAsync" => RpcJson.Result(await waits.WaitAsync(RpcJson.First<ResourceWaitRequest>(arguments), cancellationToken)),
        "ExecuteResourceCommandAsync" => RpcJson.Result(await ExecuteAsync(RpcJson.First<CommandRequest>(arguments), cancellationToken)),
        "StopAsync" => RpcJson.Result(new { }, afterSent: () => Stop(RpcJson.First<StopRequest>(arguments))),
        "StopAppHostAsync" => RpcResult.Nothing(afterSent: lifetime.StopApplication),
        _ => null,
    };

    private async Task<RpcResult.Value> WaitForReadyAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(cancellationToken);
        var dashboard = await login.WaitAsync(cancellationToken);
        return RpcJson.Result(new { isReady = dashboard.IsHealthy });
    }

    private async IAsyncEnumerable<ResourceSnapshotJson> WatchResourcesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in feed.WatchAsync(cancellationToken))
        {
            foreach (var change in batch)
                yield return ResourceSnapshotJson.Of(change);
        }
    }

    private async IAsyncEnumerable<object> ReadBatchesAsync(ConsoleLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in logs.ReadAsync(request, cancellationToken))
            yield return new { lines = batch };
    }

    private async IAsyncEnumerable<ConsoleLogLineJson> ReadLinesAsync(ConsoleLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in logs.ReadAsync(request, cancellationToken))
        {
            foreach (var line in batch)
                yield return line;
        }
    }

    private async Task<CommandResponse> ExecuteAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (feed.Find(request.ResourceName) is not [var known, ..])
            return CommandResponse.Refused($"There is no resource '{request.ResourceName}'.");
        var command = known.Snapshot.Commands.FirstOrDefault(command => command.Name == request.CommandName);
        if (command is null || !command.Visibility.HasFlag(ResourceCommandVisibility.Api))
            return CommandResponse.Refused($"'{known.Resource.Name}' has no command '{request.CommandName}'.");
        if (request.ValidateOnly)
            return new CommandResponse(true, false, null);

        var result = await commands.ExecuteCommandAsync(known.ResourceId, request.CommandName, cancellationToken);
        return new CommandResponse(result.Success, result.Canceled, result.Message);
    }

    private void Stop(StopRequest request)
    {
        if (request.ExitCode is { } exitCode)
            Environment.ExitCode = exitCode;
        lifetime.StopApplication();
    }

    private sealed record CommandRequest
    {
        public string ResourceName { get; init; } = string.Empty;

        public string CommandName { get; init; } = string.Empty;

        public bool ValidateOnly { get; init; }
    }

    private sealed record CommandResponse(bool Success, bool Canceled, string? Message)
    {
        public IReadOnlyList<string> ValidationErrors { get; } = [];

        public static CommandResponse Refused(string message) => new(false, false, message);
    }

    private sealed record StopRequest
    {
        public int? ExitCode { get; init; }
    }
}
