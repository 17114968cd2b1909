using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// JSON messages over a byte stream, each behind a <c>Content-Length</c> header that counts bytes. One reader; writers may come
/// from anywhere and take turns.
/// </summary>
internal sealed class MessageChannel(Stream stream) : IDisposable
{
    /// <summary>Longer messages are refused; the command line's are far below 64 KiB.</summary>
    public const int LongestMessage = 16 * 1024 * 1024;

    private const int LongestHeader = 8 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>The next message; null when the other side has closed.</summary>
    /// <exception cref="InvalidDataException">The header makes no sense, or the stream ends within a message.</exception>
    /// <exception cref="JsonException">The message is not JSON; reading may go on.</exception>
    public async Task<JsonDocument?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (TryTakeBody(buffer, out var body))
            {
                try
                {
                    // Parsed from a copy: the document outlives the buffer.
                    return JsonDocument.Parse(body.ToArray());
                }
                finally
                {
                    _reader.AdvanceTo(body.End);
                }
            }

            _reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return buffer.IsEmpty
                    ? null
                    : throw new InvalidDataException("The stream ended within a message.");
            }
        }
    }

    /// <summary>Writes one message whole.</summary>
    public async Task WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(body))
            write(writer);

        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.WrittenCount}\r\n\r\n"));
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await stream.WriteAsync(header, cancellationToken);
            await stream.WriteAsync(body.WrittenMemory, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _reader.Complete();
        _writing.Dispose();
    }

    private static bool TryTakeBody(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> body)
    {
        body = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> header, "\r\n\r\n"u8))
        {
            return buffer.Length <= LongestHeader
                ? false
                : throw new InvalidDataException($"No end of a message header within {LongestHeader} bytes.");
        }

        var length = ParseLength(Encoding.ASCII.GetString(header));
        if (reader.Remaining < length)
            return false;
        body = reader.UnreadSequence.Slice(0, length);
        return true;
    }

    private static int ParseLength(string header)
    {
        foreach (var line in header.Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !line.AsSpan(0, colon).Trim().Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                continue;
            if (int.TryParse(line.AsSpan(colon + 1), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var length)
                && length is >= 0 and <= LongestMessage)
                return length;
            throw new InvalidDataException($"'{line.Trim()}' is not a length from 0 to {LongestMessage}.");
        }

        throw new InvalidDataException("A message header has no Content-Length.");
    }
}
