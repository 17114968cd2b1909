using System.Text;
using System.Text.Json;
using Aspire.Hosting.Backchannel;

namespace Compat.Tests.Backchannel;

public class MessageChannelTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_arrive_whole_wherever_the_stream_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Frame("""{"a":"ä€😀"}""") + Frame("[1,2]"));
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            using var channel = new MessageChannel(new ChunkedStream(bytes[..cut], bytes[cut..]));

            (await NextAsync(channel)).ShouldBe("""{"a":"ä€😀"}""", $"cut at {cut}");
            (await NextAsync(channel)).ShouldBe("[1,2]");
            (await channel.ReadAsync(_cancellation)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Messages_arrive_when_every_read_gives_one_byte()
    {
        var bytes = Encoding.UTF8.GetBytes(Frame("""{"a":"ä"}""") + Frame("7"));
        using var channel = new MessageChannel(new ChunkedStream([.. bytes.Select(value => new[] { value })]));

        (await NextAsync(channel)).ShouldBe("""{"a":"ä"}""");
        (await NextAsync(channel)).ShouldBe("7");
    }

    [Fact]
    public async Task Many_messages_in_one_read_arrive_one_by_one()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(number => Frame($"{number}")));
        using var channel = new MessageChannel(new ChunkedStream(Encoding.UTF8.GetBytes(text)));

        for (var number = 0; number < 500; number++)
            (await NextAsync(channel)).ShouldBe($"{number}");
        (await channel.ReadAsync(_cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("content-length:3\r\n\r\n123")]
    [InlineData("Content-Type: application/json\r\nContent-Length:  3 \r\n\r\n123")]
    public async Task Header_names_are_compared_without_case_and_other_headers_ignored(string text)
    {
        using var channel = new MessageChannel(new ChunkedStream(Encoding.UTF8.GetBytes(text)));

        (await NextAsync(channel)).ShouldBe("123");
    }

    [Theory]
    [InlineData("Content-Type: x\r\n\r\n1", "A message header has no Content-Length.")]
    [InlineData("Content-Length: abc\r\n\r\n1", "'Content-Length: abc' is not a length from 0 to 16777216.")]
    [InlineData("Content-Length: -1\r\n\r\n1", "'Content-Length: -1' is not a length from 0 to 16777216.")]
    [InlineData("Content-Length: 99999999\r\n\r\n1", "'Content-Length: 99999999' is not a length from 0 to 16777216.")]
    [InlineData("Content-Length: 5\r\n\r\n1", "The stream ended within a message.")]
    [InlineData("Content-Le", "The stream ended within a message.")]
    public async Task A_broken_frame_is_refused(string text, string message)
    {
        using var channel = new MessageChannel(new ChunkedStream(Encoding.UTF8.GetBytes(text)));

        (await Should.ThrowAsync<InvalidDataException>(() => channel.ReadAsync(_cancellation))).Message.ShouldBe(message);
    }

    [Fact]
    public async Task An_endless_header_is_refused()
    {
        using var channel = new MessageChannel(new ChunkedStream(new byte[100_000]));

        await Should.ThrowAsync<InvalidDataException>(() => channel.ReadAsync(_cancellation));
    }

    [Fact]
    public async Task Reading_goes_on_after_a_message_that_is_not_json()
    {
        using var channel = new MessageChannel(new ChunkedStream(Encoding.UTF8.GetBytes(Frame("{oops") + Frame("1"))));

        await Should.ThrowAsync<JsonException>(() => channel.ReadAsync(_cancellation));
        (await NextAsync(channel)).ShouldBe("1");
    }

    [Fact]
    public async Task The_length_of_a_written_message_counts_bytes()
    {
        using var stream = new MemoryStream();
        using (var channel = new MessageChannel(stream))
            await channel.WriteAsync(static writer => writer.WriteRawValue("\"ä€😀\""u8), _cancellation);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("Content-Length: 11\r\n\r\n\"ä€😀\"");
    }

    [Fact]
    public async Task Messages_written_at_the_same_time_do_not_mix()
    {
        using var stream = new MemoryStream();
        using (var channel = new MessageChannel(stream))
        {
            await Parallel.ForAsync(0, 200, _cancellation, async (number, cancellation) =>
                await channel.WriteAsync(writer => writer.WriteStringValue(new string('x', number)), cancellation));
        }

        stream.Position = 0;
        using var reader = new MessageChannel(stream);
        var lengths = new List<int>();
        while (await reader.ReadAsync(_cancellation) is { } message)
        {
            using (message)
                lengths.Add(message.RootElement.GetString()!.Length);
        }

        lengths.Order().ShouldBe(Enumerable.Range(0, 200));
    }

    private static string Frame(string json) => $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    private async Task<string> NextAsync(MessageChannel channel)
    {
        using var message = (await channel.ReadAsync(_cancellation)).ShouldNotBeNull();
        return message.RootElement.GetRawText();
    }

    /// <summary>Gives at each read no more than the rest of the current chunk.</summary>
    private sealed class ChunkedStream(params byte[][] chunks) : MemoryStream
    {
        private readonly LinkedList<byte[]> _chunks = new(chunks.Where(chunk => chunk.Length > 0));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_chunks.First is not { Value: var chunk })
                return new(0);

            _chunks.RemoveFirst();
            var count = Math.Min(buffer.Length, chunk.Length);
            chunk.AsSpan(0, count).CopyTo(buffer.Span);
            if (count < chunk.Length)
                _chunks.AddFirst(chunk[count..]);
            return new(count);
        }
    }
}
