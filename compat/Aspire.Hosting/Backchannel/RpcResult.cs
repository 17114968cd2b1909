using System.Text.Json;

namespace Aspire.Hosting.Backchannel;

/// <summary>What a method answers.</summary>
internal abstract record RpcResult
{
    /// <summary>One JSON value.</summary>
    /// <param name="Write">Writes the value.</param>
    /// <param name="AfterSent">Done once the answer is on its way.</param>
    public sealed record Value(Action<Utf8JsonWriter> Write, Action? AfterSent = null) : RpcResult;

    /// <summary>Values that the caller fetches one by one.</summary>
    /// <param name="Items">Each item writes one JSON value.</param>
    public sealed record Sequence(IAsyncEnumerable<Action<Utf8JsonWriter>> Items) : RpcResult;

    /// <summary>The answer of a method that gives nothing.</summary>
    public static Value Nothing(Action? afterSent = null) => new(static writer => writer.WriteNullValue(), afterSent);
}

/// <summary>What can be called over a connection.</summary>
internal interface IRpcTarget
{
    /// <param name="method">Name as it came.</param>
    /// <param name="arguments">The positional arguments: an array, or undefined when there are none.</param>
    /// <param name="cancellationToken">Cancelled when the caller no longer wants the answer, or is gone.</param>
    /// <returns>Null when there is no such method.</returns>
    Task<RpcResult?> InvokeAsync(string method, JsonElement arguments, CancellationToken cancellationToken);
}
