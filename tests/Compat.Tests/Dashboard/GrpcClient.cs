using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;
using Aspire.Hosting.Dashboard.ResourceService.Messages;
using Google.Protobuf;

namespace Compat.Tests.Dashboard;

/// <summary>The calling side of the resource service, as the dashboard is: written apart from the code under test.</summary>
internal sealed class GrpcClient(Uri address, string? apiKey) : IDisposable
{
    private const string ApiKeyHeader = "x-resource-service-api-key";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = address,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>One message there, one back.</summary>
    public async Task<T> CallAsync<T>(string method, IMessage request, MessageParser<T> parser) where T : IMessage<T>
    {
        await foreach (var message in StreamAsync(method, request, parser, TestContext.Current.CancellationToken))
            return message;
        throw new InvalidOperationException($"{method} gave no answer.");
    }

    /// <summary>The messages of a stream, as they come.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string method, IMessage request, MessageParser<T> parser, [EnumeratorCancellation] CancellationToken cancellationToken) where T : IMessage<T>
    {
        using var response = await SendAsync(method, Frame(request), cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var header = new byte[5];
        while (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) == header.Length)
        {
            header[0].ShouldBe((byte)0);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
            await stream.ReadExactlyAsync(body, cancellationToken);
            yield return parser.ParseFrom(body);
        }

        StatusOf(response).ShouldBe("0");
    }

    /// <summary>The status with which a call ends at once, and its message.</summary>
    public async Task<(string Status, string Message)> FailAsync(string method, byte[] body)
    {
        using var response = await SendAsync(method, body, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        return (StatusOf(response), Uri.UnescapeDataString(response.TrailingHeaders.GetValues("grpc-message").Single()));
    }

    /// <summary>All resources, as the dashboard is given them first.</summary>
    public async Task<Resource[]> ResourcesAsync()
    {
        await foreach (var update in StreamAsync("WatchResources", new WatchResourcesRequest(), WatchResourcesUpdate.Parser, TestContext.Current.CancellationToken))
            return [.. update.InitialData.Resources];
        return [];
    }

    public static byte[] Frame(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string method, byte[] body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/aspire.v1.DashboardService/{method}") 
        {
            Content = new ByteArrayContent(body),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        if (apiKey is not null)
            request.Headers.Add(ApiKeyHeader, apiKey);
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/grpc");
        return response;
    }

    private static string StatusOf(HttpResponseMessage response) => response.TrailingHeaders.GetValues("grpc-status").Single();
}
