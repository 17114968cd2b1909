using System.Collections;
using System.Collections.Concurrent;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is set once, and that others can wait for.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class ValueSnapshot<T> where T : notnull
{
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource<T> _current;

    /// <summary>Creates a snapshot without a value.</summary>
    public ValueSnapshot()
    {
        _current = _first;
    }

    /// <summary>True when there is a value, and not an error.</summary>
    public bool IsValueSet => _current.Task.IsCompletedSuccessfully;

    /// <summary>Waits for the value.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The newest value.</returns>
    public Task<T> GetValueAsync(CancellationToken cancellationToken = default) => _current.Task.WaitAsync(cancellationToken);

    /// <summary>Sets the value, over an older one if there is one.</summary>
    /// <param name="value">The value.</param>
    public void SetValue(T value)
    {
        if (_first.TrySetResult(value))
            return;

        var next = new TaskCompletionSource<T>();
        next.SetResult(value);
        _current = next;
    }

    /// <summary>Says that there will be no value; who waits gets the error.</summary>
    /// <param name="exception">The error.</param>
    public void SetException(Exception exception)
    {
        if (_first.TrySetException(exception))
            return;

        var next = new TaskCompletionSource<T>();
        next.SetException(exception);
        _current = next;
    }
}

/// <summary>The allocation of an endpoint for one network.</summary>
/// <param name="Snapshot">The allocation, once known.</param>
/// <param name="NetworkID">The network.</param>
public record NetworkEndpointSnapshot(ValueSnapshot<AllocatedEndpoint> Snapshot, NetworkIdentifier NetworkID);

/// <summary>The allocations of an endpoint, one per network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly ConcurrentDictionary<NetworkIdentifier, NetworkEndpointSnapshot> _snapshots = new();

    /// <summary>Lists the networks that were allocated or asked for.</summary>
    /// <returns>One snapshot per network.</returns>
    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _snapshots.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Tells the allocation for a network to all who wait for it.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="endpoint">The allocation; it must be for that network.</param>
    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (endpoint.NetworkID != networkId)
            throw new ArgumentException($"The allocation is for network '{endpoint.NetworkID.Value}', not for "
                + $"'{networkId.Value}'.", nameof(endpoint));

        For(networkId).SetValue(endpoint);
    }

    /// <summary>Waits for the allocation for a network.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The allocation.</returns>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        For(networkId).GetValueAsync(cancellationToken);

    internal ValueSnapshot<AllocatedEndpoint> For(NetworkIdentifier network) =>
        _snapshots.GetOrAdd(network, id => new NetworkEndpointSnapshot(new ValueSnapshot<AllocatedEndpoint>(), id)).Snapshot;
}
