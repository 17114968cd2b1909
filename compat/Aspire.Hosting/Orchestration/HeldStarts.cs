using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Holds starts until what they wait for is there, or until somebody who cannot wait releases them.</summary>
internal sealed class HeldStarts(ResourceNotificationService notifications, ResourceLoggerService logs)
{
    private readonly ConcurrentDictionary<IResource, CancellationTokenSource> _held = new();

    /// <summary>Returns when the start may go on.</summary>
    /// <exception cref="DistributedApplicationException">A wait can never be fulfilled.</exception>
    public async Task HoldAsync(BeforeResourceStartedEvent starting, CancellationToken cancellationToken)
    {
        var resource = starting.Resource;
        if (!resource.HasAnnotationOfType<WaitAnnotation>())
            return;

        using var release = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _held[resource] = release;
        try
        {
            await notifications.WaitForDependenciesAsync(resource, release.Token);
        }
        catch (OperationCanceledException) when (release.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            logs.GetLogger(resource).LogInformation("Started on command, without waiting any longer");
        }
        finally
        {
            _held.TryRemove(resource, out _);
            await WaitProgress.EndAsync(notifications, resource);
        }
    }

    /// <summary>Lets a start go on although it waits.</summary>
    /// <returns>False when the resource does not wait for others.</returns>
    public bool TryRelease(IResource resource)
    {
        if (!_held.TryRemove(resource, out var release))
            return false;

        try
        {
            release.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The waits were fulfilled in this moment.
            return true;
        }
    }
}
