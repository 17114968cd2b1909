using System.Security.Cryptography;
using System.Text;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Services;

/// <summary>Redis: the store of sign-in sessions.</summary>
internal static class RedisService
{
    private const string Id = "redis";
    private const string Image = "redis";
    private const string Tag = "8.10.0-alpine";
    private const string Password = "redis.password";
    private const string PasswordFile = "redis-password";

    /// <summary>Adds Redis when it is selected.</summary>
    public static IResourceBuilder<RedisResource>? AddRedis(this StackBuilder stack)
    {
        if (stack.Selected(Id) is not { } service)
        {
            return null;
        }

        return stack.Application.AddRedis(Id, password: stack.Parameter(Password))
            .WithImage(Image, Tag)
            .WithImageRegistry(null)
            .AsService(stack, service)
            // Aspire's command shows the password to everyone who may inspect the container.
            .WithPolicy(policy =>
            {
                policy.Command = ["redis-server", "/usr/local/etc/redis/redis.conf"];
                policy.HiddenEnvironment.Add("REDIS_PASSWORD");
            })
            .WithConfigFile("/usr/local/etc/redis/redis.conf", Configuration)
            .WithConfigFile("/usr/local/etc/redis/users.acl", () => Users(stack.Value(Password)))
            .WithSecretFile(PasswordFile, () => stack.Value(Password))
            // Sessions only: who is signed out signs in again.
            .WithStateVolume("data", "/data", EstateVolumeKind.Cache)
            .OnNetworks(StackNetwork.Data)
            // redis-cli ends with 0 even when the server refuses the password.
            .WithHealthScript($"REDISCLI_AUTH=\"$(cat /run/secrets/{PasswordFile})\" redis-cli ping | grep -q PONG")
            .AsFixedUser(tmpfs: "/tmp")
            .WithProcesses(64);
    }

    /// <summary>Lets another service read the password from a file of its own.</summary>
    public static IResourceBuilder<T> WithRedisPasswordFile<T>(this IResourceBuilder<T> builder, StackBuilder stack)
        where T : ContainerResource =>
        builder.WithSecretFile(PasswordFile, () => stack.Value(Password));

    private static string Configuration() => RedisConf.Write(
        ("bind", ["*", "-::*"]),
        ("port", ["6379"]),
        ("protected-mode", ["yes"]),
        ("aclfile", ["/usr/local/etc/redis/users.acl"]),
        ("dir", ["/data"]),
        ("save", ["300", "1"]),
        ("maxmemory", ["128mb"]),
        // Sessions have a lifetime of their own; nothing else may push one out.
        ("maxmemory-policy", ["volatile-ttl"]));

    /// <summary>
    /// The one user, known by the SHA-256 of its password, so that the password itself stands in no configuration. The password has
    /// 256 random bits, so its digest gives nothing away.
    /// </summary>
    private static string Users(string password) =>
        $"user default on #{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)))} ~* &* +@all\n";
}
