using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MediaStack.EndToEnd.Tests.Gateway;

/// <summary>What a server behind a proxy was asked.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they came.</param>
/// <param name="Headers">The headers as they came, in their order.</param>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>All values of a header.</summary>
    public IEnumerable<string> Header(string name) => Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
}

/// <summary>A server on the loopback that records what it is asked, byte for byte, and answers what it is told to.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<ReceivedRequest, string> answer;
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private readonly Task serving;

    /// <param name="answer">Gives status line and headers of an answer, each with its line end; the body is always empty.</param>
    public StandInServer(Func<ReceivedRequest, string> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Everything that it was asked since the last call.</summary>
    public IReadOnlyList<ReceivedRequest> Take()
    {
        var taken = new List<ReceivedRequest>();
        while (requests.TryDequeue(out var request))
            taken.Add(request);
        return taken;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            using (client)
                await AnswerAsync(client.GetStream());
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        if (await reader.ReadLineAsync() is not { } line)
            return;
        var headers = new List<(string, string)>();
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            headers.Add((header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
        var request = new ReceivedRequest(line.Split(' ')[0], line.Split(' ')[1], headers);
        requests.Enqueue(request);
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{answer(request)}Content-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
