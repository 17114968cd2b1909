using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Aspire.Hosting.Backchannel;

/// <summary>Arguments and results as the command line writes and reads them: camel case, enums as numbers.</summary>
internal static class RpcJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The first argument; a new one where the caller gave none.</summary>
    /// <exception cref="JsonException">It is of another shape.</exception>
    public static T First<T>(JsonElement arguments) where T : new() =>
        arguments.ValueKind == JsonValueKind.Array && arguments.GetArrayLength() > 0 && arguments[0].ValueKind == JsonValueKind.Object
            ? arguments[0].Deserialize<T>(Options) ?? new T()
            : new T();

    /// <summary>One value as an answer.</summary>
    public static RpcResult.Value Result<T>(T value, Action? afterSent = null) => new(writer => JsonSerializer.Serialize(writer, value, Options), afterSent);

    /// <summary>A sequence as an answer.</summary>
    public static RpcResult.Sequence Results<T>(IAsyncEnumerable<T> items) => new(WriteAsync(items));

    private static async IAsyncEnumerable<Action<Utf8JsonWriter>> WriteAsync<T>(
        IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in items.WithCancellation(cancellationToken))
            yield return writer => JsonSerializer.Serialize(writer, item, Options);
    }
}
