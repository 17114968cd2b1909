using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;

namespace MediaStack.AppHost.Services;

/// <summary>Redis exporter: measures the store of sign-in sessions.</summary>
internal static class RedisExporterService
{
    private const string Image = "oliver006/redis_exporter";

    // Of its two images the one with a shell, and so with a way to ask for its health.
    private const string Tag = "v1.88.0-alpine";
    private const string PasswordFile = "redis-passwords.json";
    private const string Address = "redis://redis:6379";
    private const int Port = 9121;

    /// <summary>Adds the exporter of a store when it is selected.</summary>
    public static IResourceBuilder<MediaServiceResource>? AddRedisExporter(this StackBuilder stack, IResourceBuilder<RedisResource>? redis) =>
        stack.AddService("redis-exporter", Image, Tag)?
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithEnvironment("REDIS_ADDR", Address)
            // A map from address to password (github.com/oliver006/redis_exporter, README).
            .WithEnvironment("REDIS_PASSWORD_FILE", $"/run/secrets/{PasswordFile}")
            .WithSecretFile(PasswordFile, () => Json.Write(Json.Map((Address, stack.Value("redis.password")))))
            .OnNetworks(StackNetwork.Data, StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/health")
            .AsFixedUser()
            .WithProcesses(32)
            .Measures(redis).WaitFor(redis);
}
