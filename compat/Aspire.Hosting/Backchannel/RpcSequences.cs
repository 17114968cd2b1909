using System.Collections.Concurrent;
using System.Text.Json;

namespace Aspire.Hosting.Backchannel;

/// <summary>The sequences that a caller is fetching, by the token it was given for each.</summary>
internal sealed class RpcSequences : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Fetch> _fetches = new();
    private int _lastToken;

    /// <returns>The token to give to the caller.</returns>
    public int Add(IAsyncEnumerable<Action<Utf8JsonWriter>> items)
    {
        var token = Interlocked.Increment(ref _lastToken);
        _fetches[token] = new Fetch(items);
        return token;
    }

    /// <summary>Waits for the next item.</summary>
    /// <returns>The answer: <c>{"values":[…],"finished":…}</c>.</returns>
    /// <exception cref="ArgumentException">There is no such sequence, or no longer.</exception>
    public async Task<RpcResult> NextAsync(int token, CancellationToken cancellationToken)
    {
        if (!_fetches.TryGetValue(token, out var fetch))
            throw new ArgumentException($"There is no sequence with token {token}.");

        var item = await fetch.NextAsync(cancellationToken);
        if (item is null)
            await AbortAsync(token);

        return new RpcResult.Value(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("values");
            item?.Invoke(writer);
            writer.WriteEndArray();
            writer.WriteBoolean("finished", item is null);
            writer.WriteEndObject();
        });
    }

    /// <summary>Ends a sequence; an unknown token is ignored, as the end may already be on its way to the caller.</summary>
    public ValueTask AbortAsync(int token)
        => _fetches.TryRemove(token, out var fetch) ? fetch.DisposeAsync() : ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var token in _fetches.Keys)
            await AbortAsync(token);
    }

    private sealed class Fetch : IAsyncDisposable
    {
        private readonly CancellationTokenSource _abort = new();
        private readonly SemaphoreSlim _turn = new(1);
        private readonly IAsyncEnumerator<Action<Utf8JsonWriter>> _items;

        public Fetch(IAsyncEnumerable<Action<Utf8JsonWriter>> items) => _items = items.GetAsyncEnumerator(_abort.Token);

        public async Task<Action<Utf8JsonWriter>?> NextAsync(CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                // A caller that stops waiting ends the sequence: an item taken for it would be lost.
                await using var registration = cancellationToken.Register(_abort.Cancel);
                return await _items.MoveNextAsync() ? _items.Current : null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
            finally
            {
                _turn.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _abort.CancelAsync();
            await _turn.WaitAsync();
            try
            {
                await _items.DisposeAsync();
            }
            finally
            {
                _turn.Release();
            }
        }
    }
}
