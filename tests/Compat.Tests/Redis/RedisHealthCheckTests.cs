using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Compat.Tests.Redis;

public class RedisHealthCheckTests
{
    [Fact]
    public async Task Server_that_answers_ping_is_healthy()
    {
        await using var server = new FakeRedis("+PONG");

        (await CheckAsync(server.Port)).Status.ShouldBe(HealthStatus.Healthy);
        (await server.ReceivedAsync()).ShouldBe("*1\r\n$4\r\nPING\r\n");
    }

    [Fact]
    public async Task Password_is_sent_first_and_counted_in_bytes()
    {
        await using var server = new FakeRedis("+OK", "+PONG");

        (await CheckAsync(server.Port, "pä\r\nss")).Status.ShouldBe(HealthStatus.Healthy);
        (await server.ReceivedAsync()).ShouldBe("*2\r\n$4\r\nAUTH\r\n$7\r\npä\r\nss\r\n*1\r\n$4\r\nPING\r\n");
    }

    [Fact]
    public async Task Refused_password_is_unhealthy_and_said()
    {
        await using var server = new FakeRedis("-WRONGPASS invalid");

        var result = await CheckAsync(server.Port, "wrong");

        result.Status.ShouldBe(HealthStatus.Unhealthy);
        result.Description.ShouldBe("The server refuses the password: -WRONGPASS invalid");
    }

    [Fact]
    public async Task Server_that_is_still_loading_is_unhealthy()
    {
        await using var server = new FakeRedis("-LOADING Redis is loading the dataset in memory");

        (await CheckAsync(server.Port)).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Server_that_nobody_runs_is_unhealthy()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // Bound, but nobody listens.

        (await CheckAsync(((IPEndPoint)reserved.LocalEndPoint!).Port)).Exception.ShouldBeOfType<SocketException>();
    }

    [Fact]
    public async Task Server_without_an_address_is_unhealthy() => (await CheckAsync(port: null)).Status.ShouldBe(HealthStatus.Unhealthy);

    private static Task<HealthCheckResult> CheckAsync(int? port, string? password = null)
    {
        var redis = password is null ? new RedisResource("cache") : new RedisResource("cache", new ParameterResource("password", _ => password, secret: true));
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "redis", name: "tcp", targetPort: 6379);
        if (port is { } number) endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", number);
        redis.Annotations.Add(endpoint);
        return new RedisHealthCheck(redis).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
    }

    /// <summary>Answers one request after the other on one connection, whatever was asked.</summary>
    private sealed class FakeRedis : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Task<string> _conversation;

        public FakeRedis(params string[] answers)
        {
            _listener.Start();
            _conversation = ConverseAsync(answers);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> ReceivedAsync() => _conversation;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _conversation;
        }

        private async Task<string> ConverseAsync(string[] answers)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var received = new StringBuilder();
            var buffer = new byte[1024];
            foreach (var answer in answers)
            {
                received.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"));
            }
            return received.ToString();
        }
    }
}
