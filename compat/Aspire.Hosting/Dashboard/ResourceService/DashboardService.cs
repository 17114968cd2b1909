using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Wire = Aspire.Hosting.Dashboard.ResourceService.Messages;

namespace Aspire.Hosting.Dashboard.ResourceService;

/// <summary>The methods of <c>aspire.v1.DashboardService</c>: see dashboard.proto.</summary>
internal sealed class DashboardService(
    ResourceFeed feed,
    ResourceLoggerService logs,
    ResourceCommandService commands,
    IHostEnvironment environment,
    DistributedApplicationOptions options)
{
    /// <summary>Older dashboards do not know everything that is sent.</summary>
    private const string OldestDashboard = "13.5.0";

    private const string AppHostEnding = ".AppHost";

    /// <summary>Does one call, by the method's name; null when there is none of that name.</summary>
    public Func<GrpcCall, CancellationToken, Task>? Find(string method) => method switch
    {
        "GetApplicationInformation" => GetApplicationInformationAsync,
        "WatchResources" => WatchResourcesAsync,
        "WatchResourceConsoleLogs" => WatchResourceConsoleLogsAsync,
        "ExecuteResourceCommand" => ExecuteResourceCommandAsync,
        "WatchInteractions" => WatchInteractionsAsync,
        _ => null,
    };

    private Task GetApplicationInformationAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var name = options.DashboardApplicationName ?? environment.ApplicationName;
        return call.WriteAsync(new Wire.ApplicationInformationResponse
        {
            ApplicationName = name.EndsWith(AppHostEnding, StringComparison.OrdinalIgnoreCase) ? name[..^AppHostEnding.Length] : name,
            MinDashboardVersion = OldestDashboard,
        });
    }

    private async Task WatchResourcesAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var isFirst = true;
        await foreach (var batch in feed.WatchAsync(cancellationToken))
        {
            await call.WriteAsync(isFirst ? InitialData(batch) : Changes(batch));
            isFirst = false;
        }
    }

    private static Wire.WatchResourcesUpdate InitialData(IReadOnlyList<ResourceEvent> present)
    {
        var data = new Wire.InitialResourceData();
        data.Resources.AddRange(present.Select(ResourceMapper.Map));
        data.ResourceTypes.AddRange(present.Select(known => known.Snapshot.ResourceType).Distinct()
            .Select(type => new Wire.ResourceType { UniqueName = type, DisplayName = type }));
        return new() { InitialData = data };
    }

    // Of several changes of one resource only the last matters.
    private static Wire.WatchResourcesUpdate Changes(IReadOnlyList<ResourceEvent> batch)
    {
        var changes = new Wire.WatchResourcesChanges();
        changes.Value.AddRange(batch.Reverse().DistinctBy(change => change.ResourceId).Reverse()
            .Select(change => new Wire.WatchResourcesChange { Upsert = ResourceMapper.Map(change) }));
        return new() { Changes = changes };
    }

    private async Task WatchResourceConsoleLogsAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync(Wire.WatchResourceConsoleLogsRequest.Parser);
        if (feed.Find(request.ResourceName) is not [var known, ..])
            throw new GrpcException(GrpcStatus.NotFound, $"There is no resource '{request.ResourceName}'.");

        var batches = request.SuppressFollow ? logs.GetAllAsync(known.ResourceId) : logs.WatchAsync(known.ResourceId);
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            foreach (var update in ConsoleLogs.Split(batch))
                await call.WriteAsync(update);
        }
    }

    private async Task ExecuteResourceCommandAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var request = await call.ReadAsync(Wire.ResourceCommandRequest.Parser);
        var result = string.IsNullOrEmpty(request.ResourceName) || string.IsNullOrEmpty(request.CommandName)
            ? throw new GrpcException(GrpcStatus.InvalidArgument, "A command needs its name and that of a resource.")
            : await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, cancellationToken);
        var response = new Wire.ResourceCommandResponse
        {
            Kind = result switch
            {
                { Canceled: true } => Wire.ResourceCommandResponseKind.Cancelled,
                { Success: true } => Wire.ResourceCommandResponseKind.Succeeded,
                _ => Wire.ResourceCommandResponseKind.Failed,
            },
        };
        if (result.Message is { } message)
            response.Message = message;
        await call.WriteAsync(response);
    }

    /// <summary>Nothing here asks people questions; the dashboard only wants the call to stay open.</summary>
    private static Task WatchInteractionsAsync(GrpcCall call, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
