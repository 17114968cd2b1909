using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>The orchestrator's API: objects of a few kinds, which are created, changed, removed and watched, and their logs.</summary>
/// <param name="http">A client that knows address, token and certificate.</param>
internal sealed class DcpClient(HttpClient http) : IDisposable
{
    private static readonly TimeSpan WatchLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);
    private static readonly MediaTypeHeaderValue MergePatch = new("application/merge-patch+json");

    /// <summary>Creates an object.</summary>
    /// <exception cref="DcpException">It was refused; with <see cref="HttpStatusCode.Conflict"/> when there is one of that name.</exception>
    public Task<T> CreateAsync<T>(T item, CancellationToken cancellationToken) where T : DcpObject, IDcpKind
    {
        item.Kind = typeof(T).Name;
        var content = new StringContent(JsonSerializer.Serialize(item, DcpJson.Of<T>()), Encoding.UTF8, "application/json");
        return SendAsync(HttpMethod.Post, PathOf<T>(), content, DcpJson.Of<T>(), cancellationToken);
    }

    /// <summary>Reads an object; null when there is none of that name.</summary>
    public async Task<T?> FindAsync<T>(string name, CancellationToken cancellationToken) where T : DcpObject, IDcpKind
    {
        try
        {
            return await SendAsync(HttpMethod.Get, PathOf<T>(name), null, DcpJson.Of<T>(), cancellationToken);
        }
        catch (DcpException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads all objects of a kind.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(CancellationToken cancellationToken) where T : DcpObject, IDcpKind =>
        (await SendAsync(HttpMethod.Get, PathOf<T>(), null, DcpJson.Of<DcpList<T>>(), cancellationToken)).Items;

    /// <summary>Asks a workload to stop.</summary>
    public Task StopAsync<T>(string name, CancellationToken cancellationToken) where T : DcpWorkload, IDcpKind =>
        SendAsync(HttpMethod.Patch, PathOf<T>(name), Merge("""{"spec":{"stop":true}}"""), DcpJson.Of<T>(), cancellationToken);

    /// <summary>Removes an object, and returns when it is gone.</summary>
    public async Task DeleteAsync<T>(string name, CancellationToken cancellationToken) where T : DcpObject, IDcpKind
    {
        try
        {
            using var answer = await SendAsync(HttpMethod.Delete, PathOf<T>(name), null, cancellationToken);
        }
        catch (DcpException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            return;
        }

        while (await FindAsync<T>(name, cancellationToken) is not null)
            await Task.Delay(RetryPause, cancellationToken);
    }

    /// <summary>
    /// Watches all objects of a kind: those that exist, then every change. Connects again after errors and every five minutes; what
    /// existed is told again then, and what was removed meanwhile is told as removed.
    /// </summary>
    public async IAsyncEnumerable<DcpChange<T>> WatchAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : DcpObject, IDcpKind
    {
        var known = new Dictionary<string, T>();
        while (true)
        {
            await foreach (var change in WatchOnceAsync<T>(known, cancellationToken))
            {
                if (change.Type == DcpChange<T>.Deleted)
                    known.Remove(change.Object.Name);
                else
                    known[change.Object.Name] = change.Object;

                yield return change;
            }

            await Task.Delay(RetryPause, cancellationToken);
        }
    }

    /// <summary>Follows one stream of a workload's log, from its beginning.</summary>
    /// <param name="name">Name of the workload.</param>
    /// <param name="source"><c>stdout</c>, <c>stderr</c>, <c>system</c>; for containers also <c>startup_stdout</c> and <c>startup_stderr</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Lines with a time (RFC 3339) in front. Ends some seconds after the workload, when all was delivered.</returns>
    public async IAsyncEnumerable<string> FollowLogAsync<T>(string name, string source, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : DcpWorkload, IDcpKind
    {
        using var answer = await SendAsync(HttpMethod.Get, PathOf<T>(name) + $"/log?source={source}&follow=true&timestamps=true", null, cancellationToken);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            yield return line;
    }

    /// <summary>Tells the orchestrator to stop everything, clean up and end. It does so also when nobody waits for it.</summary>
    public async Task ShutDownAsync(CancellationToken cancellationToken)
    {
        var content = Merge("""{"status":"Stopping","shutdownResourceCleanup":"Full"}""");
        using var answer = await SendAsync(HttpMethod.Patch, "/admin/execution", content, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async IAsyncEnumerable<DcpChange<T>> WatchOnceAsync<T>(
        IReadOnlyDictionary<string, T> known,
        [EnumeratorCancellation] CancellationToken cancellationToken) where T : DcpObject, IDcpKind
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(WatchLimit);
        HttpResponseMessage? answer = null;
        StreamReader? reader = null;
        try
        {
            foreach (var gone in await TryAsync(() => FindGoneAsync(known, limit.Token), cancellationToken) ?? [])
                yield return new DcpChange<T>(DcpChange<T>.Deleted, gone);

            answer = await TryAsync(async () => await SendAsync(HttpMethod.Get, PathOf<T>() + "?watch=true", null, limit.Token), cancellationToken);
            if (answer is null)
                yield break;

            reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
            while (await TryAsync(() => ReadChangeAsync<T>(reader, limit.Token), cancellationToken) is { } change)
                yield return change;
        }
        finally
        {
            reader?.Dispose();
            answer?.Dispose();
        }
    }

    private static async Task<DcpChange<T>?> ReadChangeAsync<T>(StreamReader reader, CancellationToken cancellationToken) =>
        await reader.ReadLineAsync(cancellationToken) is { } line ? JsonSerializer.Deserialize(line, DcpJson.Of<DcpChange<T>>()) : null;

    private async Task<T[]?> FindGoneAsync<T>(IReadOnlyDictionary<string, T> known, CancellationToken cancellationToken) where T : DcpObject, IDcpKind
    {
        if (known.Count == 0)
            return [];

        var names = (await ListAsync<T>(cancellationToken)).Select(item => item.Name).ToHashSet();
        return [.. known.Values.Where(item => !names.Contains(item.Name))];
    }

    /// <summary>The result, or null when the connection is over and a new one is due.</summary>
    private static async Task<TResult?> TryAsync<TResult>(Func<Task<TResult?>> action, CancellationToken cancellationToken) where TResult : class
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DcpException or JsonException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> json, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, content, cancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, json, cancellationToken)
            ?? throw new DcpException(answer.StatusCode, $"{method} {path}: the answer is empty.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            throw new DcpException(answer.StatusCode, MessageOf(text) ?? $"{method} {path}: {(int)answer.StatusCode} {text}");
        }
    }

    private static string? MessageOf(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, DcpJson.Of<DcpFailure>())?.Message;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StringContent Merge(string json) => new(json, MergePatch);

    private static string PathOf<T>(string? name = null) where T : IDcpKind =>
        name is null ? $"/apis/{DcpObject.Version}/{T.Plural}" : $"/apis/{DcpObject.Version}/{T.Plural}/{Uri.EscapeDataString(name)}";
}

/// <summary>The orchestrator refused something.</summary>
internal sealed class DcpException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;
}
