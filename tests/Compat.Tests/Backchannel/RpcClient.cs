using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compat.Tests.Backchannel;

/// <summary>The calling side of the backchannel, written apart from the code under test: blocking frames, one answer at a time.</summary>
internal sealed class RpcClient : IAsyncDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Dictionary<int, JsonObject> _early = [];
    private NetworkStream? _stream;
    private int _lastId;

    public static async Task<RpcClient> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var client = new RpcClient();
        await client._socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
        client._stream = new NetworkStream(client._socket);
        return client;
    }

    /// <summary>Calls a method and gives its result.</summary>
    public async Task<JsonNode?> CallAsync(string method, params JsonNode?[] arguments)
    {
        var answer = await AnswerAsync(await SendAsync(method, arguments));
        answer["error"].ShouldBeNull($"{method}: {answer.ToJsonString()}");
        return answer["result"];
    }

    /// <summary>Calls a method and gives the code of its error.</summary>
    public async Task<int> ErrorAsync(string method, params JsonNode?[] arguments)
        => (await AnswerAsync(await SendAsync(method, arguments)))["error"].ShouldNotBeNull()["code"]!.GetValue<int>();

    /// <summary>Fetches a sequence to its end.</summary>
    public async Task<IReadOnlyList<JsonNode>> FetchAsync(string method, params JsonNode?[] arguments)
    {
        var token = (await CallAsync(method, arguments))!["token"]!.GetValue<int>();
        var values = new List<JsonNode>();
        while (true)
        {
            var batch = (await CallAsync("$/enumerator/next", token))!;
            values.AddRange(batch["values"]!.AsArray()!);
            if (batch["finished"]!.GetValue<bool>())
                return values;
        }
    }

    /// <returns>The id of the request.</returns>
    public async Task<int> SendAsync(string method, params JsonNode?[] arguments)
    {
        var id = ++_lastId;
        var request = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id,
            ["method"] = method,
            ["params"] = new JsonArray(arguments),
            ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };
        await SendRawAsync(request.ToJsonString());
        return id;
    }

    public Task NotifyAsync(string method, JsonNode parameters)
        => SendRawAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters }.ToJsonString());

    public async Task SendRawAsync(string json)
    {
        var frame = Encoding.UTF8.GetBytes($"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
        await _stream!.WriteAsync(frame, TestContext.Current.CancellationToken);
    }

    public async Task<JsonObject> AnswerAsync(int id)
    {
        while (!_early.ContainsKey(id))
        {
            var answer = await ReadAsync() ?? throw new IOException("The app host closed the connection.");
            _early[answer["id"]!.GetValue<int>()] = answer;
        }

        _early.Remove(id, out var found);
        return found!;
    }

    /// <returns>Null when the app host has closed the connection.</returns>
    public async Task<JsonObject?> ReadAsync()
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await _stream!.ReadAsync(one, TestContext.Current.CancellationToken) == 0)
                return null;
            header.Append((char)one[0]);
        }

        var length = int.Parse(header.ToString().Split(':')[1], CultureInfo.InvariantCulture);
        var body = new byte[length];
        await _stream!.ReadExactlyAsync(body, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<JsonObject>(body);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
            await _stream.DisposeAsync();
        _socket.Dispose();
    }
}
