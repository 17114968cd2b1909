using System.Collections.Concurrent;
using System.Text.Json;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// The answering side of one JSON-RPC 2.0 connection. Requests run at the same time, as one may wait for minutes. Beside the
/// target's methods it knows <c>$/enumerator/next</c>, <c>$/enumerator/abort</c> and <c>$/cancelRequest</c>.
/// </summary>
internal sealed class JsonRpcConnection(Stream stream, IRpcTarget target)
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;
    private const int MethodNotFound = -32601;
    private const int InvalidParams = -32602;
    private const int InvocationError = -32000;
    private const int RequestCancelled = -32800;

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Answers until the caller closes the connection, it breaks, or the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var channel = new MessageChannel(stream);
        await using var sequences = new RpcSequences();
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var requests = new List<Task>();
        try
        {
            while (await ReadAsync(channel, closed.Token) is { } message)
            {
                requests.RemoveAll(static request => request.IsCompleted);
                requests.Add(Task.Run(() => AnswerAsync(channel, sequences, message, closed.Token), CancellationToken.None));
            }
        }
        catch (Exception exception) when (IsEndOfConnection(exception, cancellationToken))
        {
        }
        finally
        {
            await closed.CancelAsync();
            await Task.WhenAll(requests);
        }
    }

    private static async Task<JsonDocument?> ReadAsync(MessageChannel channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await channel.ReadAsync(cancellationToken);
            }
            catch (JsonException exception)
            {
                await channel.WriteAsync(writer => WriteError(writer, default, ParseError, exception.Message), cancellationToken);
            }
        }
    }

    private async Task AnswerAsync(MessageChannel channel, RpcSequences sequences, JsonDocument message, CancellationToken closed)
    {
        using var _ = message;
        var id = default(JsonElement);
        try
        {
            if (message.RootElement.ValueKind != JsonValueKind.Object || !message.RootElement.TryGetProperty("method", out var name)
                || name.ValueKind != JsonValueKind.String)
            {
                await channel.WriteAsync(writer => WriteError(writer, id, InvalidRequest, "A request has a method."), closed);
                return;
            }

            message.RootElement.TryGetProperty("params", out var arguments);
            if (!message.RootElement.TryGetProperty("id", out id))
            {
                await NotifyAsync(sequences, name.GetString()!, arguments);
                return;
            }

            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(closed);
            _running[id.GetRawText()] = cancellation;
            try
            {
                await AnswerRequestAsync(channel, sequences, id, name.GetString()!, arguments, cancellation.Token, closed);
            }
            finally
            {
                _running.TryRemove(id.GetRawText(), out var _);
            }
        }
        catch (Exception exception) when (IsEndOfConnection(exception, closed))
        {
            // Nobody is left to answer; the reading side ends the connection.
        }
    }

    private async Task AnswerRequestAsync(
        MessageChannel channel, RpcSequences sequences, JsonElement id, string method, JsonElement arguments,
        CancellationToken cancelled, CancellationToken closed)
    {
        RpcResult? result;
        try
        {
            result = method == "$/enumerator/next"
                ? await sequences.NextAsync(Token(arguments), cancelled)
                : await target.InvokeAsync(method, arguments, cancelled);
        }
        catch (Exception exception) when (!closed.IsCancellationRequested)
        {
            var code = exception switch
            {
                OperationCanceledException => RequestCancelled,
                ArgumentException or JsonException => InvalidParams,
                _ => InvocationError,
            };
            await channel.WriteAsync(writer => WriteError(writer, id, code, exception.Message), closed);
            return;
        }

        switch (result)
        {
            case null:
                await channel.WriteAsync(
                    writer => WriteError(writer, id, MethodNotFound, $"There is no method '{method}'."), closed);
                break;
            case RpcResult.Sequence sequence:
                var token = sequences.Add(sequence.Items);
                await channel.WriteAsync(writer => WriteResult(writer, id, value => WriteToken(value, token)), closed);
                break;
            case RpcResult.Value value:
                await channel.WriteAsync(writer => WriteResult(writer, id, value.Write), closed);
                value.AfterSent?.Invoke();
                break;
        }
    }

    private async Task NotifyAsync(RpcSequences sequences, string method, JsonElement arguments)
    {
        switch (method)
        {
            case "$/cancelRequest" when arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty("id", out var id):
                if (_running.TryGetValue(id.GetRawText(), out var request))
                    await CancelAsync(request);
                break;
            case "$/enumerator/abort" when arguments.ValueKind == JsonValueKind.Array && arguments.GetArrayLength() > 0:
                await sequences.AbortAsync(Token(arguments));
                break;
        }
    }

    private static async Task CancelAsync(CancellationTokenSource request)
    {
        try
        {
            await request.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The answer was just sent.
        }
    }

    private static int Token(JsonElement arguments)
        => arguments.ValueKind == JsonValueKind.Array && arguments.GetArrayLength() > 0 && arguments[0].TryGetInt32(out var token)
            ? token
            : throw new ArgumentException("The token of a sequence is missing.");

    private static bool IsEndOfConnection(Exception exception, CancellationToken cancellationToken)
        => exception is IOException or ObjectDisposedException or InvalidDataException
            || cancellationToken.IsCancellationRequested;

    private static void WriteToken(Utf8JsonWriter writer, int token)
    {
        writer.WriteStartObject();
        writer.WriteNumber("token", token);
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, JsonElement id, Action<Utf8JsonWriter> write)
    {
        WriteStart(writer, id);
        writer.WritePropertyName("result");
        write(writer);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, JsonElement id, int code, string message)
    {
        WriteStart(writer, id);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter writer, JsonElement id)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            id.WriteTo(writer);
    }
}
