using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Aspire.Hosting.Dashboard.ResourceService;

/// <summary>
/// One gRPC call on an HTTP/2 request: messages behind a flag byte and a big-endian length of four bytes, the status in the trailers
/// (gRPC over HTTP2, https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). Neither compression nor deadlines: the dashboard
/// uses neither.
/// </summary>
internal sealed class GrpcCall(HttpContext context)
{
    /// <summary>Longer messages are refused; the dashboard's requests are far below 64 KiB.</summary>
    public const int LongestMessage = 4 * 1024 * 1024;

    private const int HeaderLength = 5;

    /// <summary>Cancelled when the dashboard hangs up.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>The value of a request header; empty when it is missing.</summary>
    public string Header(string name) => context.Request.Headers[name].ToString();

    /// <summary>Sends the headers, so that the dashboard sees the call open before there is a message.</summary>
    public Task StartAsync()
    {
        context.Response.ContentType = "application/grpc";
        // A client stream may be idle for hours; Kestrel would end it after five seconds.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
        return context.Response.StartAsync(Aborted);
    }

    /// <summary>Reads the one message of a call that is no client stream.</summary>
    /// <exception cref="GrpcException">There is none, it is compressed or too long, or it is not of that type.</exception>
    public async Task<T> ReadAsync<T>(MessageParser<T> parser) where T : IMessage<T>
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(Aborted);
            if (TryTakeMessage(result.Buffer, out var body))
                return Parse(reader, parser, body);
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
                throw new GrpcException(GrpcStatus.InvalidArgument, "The request ended within its message.");
        }
    }

    /// <summary>Sends one message at once.</summary>
    public async Task WriteAsync(IMessage message)
    {
        var length = message.CalculateSize();
        var writer = context.Response.BodyWriter;
        var header = writer.GetSpan(HeaderLength);
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], length);
        writer.Advance(HeaderLength);
        message.WriteTo(writer);
        await writer.FlushAsync(Aborted);
    }

    /// <summary>Ends the call.</summary>
    /// <param name="status">How it went.</param>
    /// <param name="message">For people; ASCII, sent percent-encoded.</param>
    public void End(GrpcStatus status, string? message = null)
    {
        context.Response.AppendTrailer("grpc-status", ((int)status).ToString(CultureInfo.InvariantCulture));
        if (message is not null)
            context.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
    }

    internal static bool TryTakeMessage(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> body)
    {
        body = default;
        if (buffer.Length < HeaderLength)
            return false;

        Span<byte> header = stackalloc byte[HeaderLength];
        buffer.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (header[0] != 0)
            throw new GrpcException(GrpcStatus.Unimplemented, "Compressed messages are not understood.");
        if (length > LongestMessage)
            throw new GrpcException(GrpcStatus.ResourceExhausted, $"A message of {length} bytes is longer than {LongestMessage}.");
        if (buffer.Length < HeaderLength + length)
            return false;
        body = buffer.Slice(HeaderLength, length);
        return true;
    }

    private static T Parse<T>(PipeReader reader, MessageParser<T> parser, ReadOnlySequence<byte> body) where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, exception.Message);
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }
}

/// <summary>How a call ended; the numbers are gRPC's.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    InvalidArgument = 3,
    NotFound = 5,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    Unauthenticated = 16,
}

/// <summary>Ends a call with a status other than OK.</summary>
internal sealed class GrpcException(GrpcStatus status, string message) : Exception(message)
{
    public GrpcStatus Status { get; } = status;
}
