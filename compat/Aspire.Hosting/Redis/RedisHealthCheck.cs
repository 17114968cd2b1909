using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Redis;

/// <summary>Healthy when the server answers <c>PING</c>, after <c>AUTH</c> where it has a password.</summary>
/// <remarks>Protocol: <see href="https://redis.io/docs/latest/develop/reference/protocol-spec/"/>.</remarks>
internal sealed class RedisHealthCheck(RedisResource redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!redis.PrimaryEndpoint.IsAllocated) return HealthCheckResult.Unhealthy("The server has no address yet.");

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(redis.PrimaryEndpoint.Host, redis.PrimaryEndpoint.Port, cancellationToken);
            using var answers = new StreamReader(client.GetStream(), Encoding.UTF8);

            if (redis.PasswordParameter is { } parameter)
            {
                var password = await parameter.GetValueAsync(cancellationToken) ?? string.Empty;
                if (await AskAsync(client, answers, ["AUTH", password], cancellationToken) is var answer and not "+OK")
                    return HealthCheckResult.Unhealthy($"The server refuses the password: {answer}");
            }
            return await AskAsync(client, answers, ["PING"], cancellationToken) is var pong and not "+PONG"
                ? HealthCheckResult.Unhealthy($"The server answers PING with: {pong}")
                : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy("The server cannot be reached.", exception);
        }
    }

    private static async Task<string?> AskAsync(TcpClient client, StreamReader answers, string[] words, CancellationToken cancellationToken)
    {
        var request = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words) request.Append($"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request.ToString()), cancellationToken);
        return await answers.ReadLineAsync(cancellationToken);
    }
}
