using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds Redis servers to an app host.</summary>
public static class RedisBuilderExtensions
{
    private const int RedisPort = 6379;
    private const string DataPath = "/data";

    /// <summary>Adds a Redis container with a generated password.</summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="name">Name of the resource and of its connection string.</param>
    /// <param name="port">Port of the host; null lets one be chosen.</param>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port) =>
        builder.AddRedis(name, port, password: null);

    /// <summary>Adds a Redis container.</summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="name">Name of the resource and of its connection string.</param>
    /// <param name="port">Port of the host; null lets one be chosen.</param>
    /// <param name="password">Holds the password; null generates one without special characters, which connection strings cannot hold.</param>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);

        var redis = new RedisResource(
            name,
            password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false));

        return builder.AddResource(redis)
            .WithEndpoint(port: port, targetPort: RedisPort, scheme: "redis", name: RedisResource.PrimaryEndpointName)
            .WithImage(RedisContainerImageTags.Image, RedisContainerImageTags.Tag)
            .WithImageRegistry(RedisContainerImageTags.Registry)
            .WithPing()
            .WithEntrypoint("/bin/sh")
            .WithEnvironment(context =>
            {
                if (redis.PasswordParameter is { } parameter) context.EnvironmentVariables["REDIS_PASSWORD"] = parameter;
            })
            .WithArgs(context =>
            {
                context.Args.Add("-c");
                context.Args.Add(CommandLine(redis));
            });
    }

    /// <summary>Keeps the data in a volume and, unless that is read-only, switches persistence on.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">Name of the volume; null makes one from the names of application and resource.</param>
    /// <param name="isReadOnly">True mounts it read-only.</param>
    public static IResourceBuilder<RedisResource> WithDataVolume(
        this IResourceBuilder<RedisResource> builder,
        string? name = null,
        bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataPath, isReadOnly);
        return isReadOnly ? builder : builder.WithPersistence();
    }

    /// <summary>Keeps the data in a folder of the host and, unless that is read-only, switches persistence on.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="source">Folder of the host; a relative path starts at the app host's folder.</param>
    /// <param name="isReadOnly">True mounts it read-only.</param>
    public static IResourceBuilder<RedisResource> WithDataBindMount(
        this IResourceBuilder<RedisResource> builder,
        string source,
        bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        builder.WithBindMount(source, DataPath, isReadOnly);
        return isReadOnly ? builder : builder.WithPersistence();
    }

    /// <summary>Sets when the data is written to disk.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="interval">Time between two snapshots; 60 seconds when null.</param>
    /// <param name="keysChangedThreshold">Changed keys that make a snapshot worthwhile.</param>
    public static IResourceBuilder<RedisResource> WithPersistence(
        this IResourceBuilder<RedisResource> builder,
        TimeSpan? interval = null,
        long keysChangedThreshold = 1)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(
            new PersistenceAnnotation(interval ?? TimeSpan.FromSeconds(60), keysChangedThreshold),
            ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Sets the password; null switches it off.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="password">Holds the password.</param>
    public static IResourceBuilder<RedisResource> WithPassword(
        this IResourceBuilder<RedisResource> builder,
        IResourceBuilder<ParameterResource>? password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.PasswordParameter = password?.Resource;
        return builder;
    }

    /// <summary>Sets the port of the host; null lets one be chosen.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="port">The port.</param>
    public static IResourceBuilder<RedisResource> WithHostPort(this IResourceBuilder<RedisResource> builder, int? port)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithEndpoint(RedisResource.PrimaryEndpointName, endpoint => endpoint.Port = port);
    }

    /// <summary>For the shell in the container, which expands the password there and not in the container's description.</summary>
    private static string CommandLine(RedisResource redis)
    {
        var words = new List<string> { "redis-server" };
        if (redis.PasswordParameter is not null) words.AddRange(["--requirepass", "$REDIS_PASSWORD"]);
        if (redis.TryGetLastAnnotation<PersistenceAnnotation>(out var persistence))
        {
            words.AddRange(
            [
                "--save",
                persistence.Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                persistence.KeysChangedThreshold.ToString(CultureInfo.InvariantCulture),
            ]);
        }
        return string.Join(' ', words);
    }

    private static IResourceBuilder<RedisResource> WithPing(this IResourceBuilder<RedisResource> builder)
    {
        var redis = builder.Resource;
        var key = $"{redis.Name}_check";

        // A publish needs no checks and is faster without their services.
        if (builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            builder.ApplicationBuilder.Services.AddHealthChecks()
                .Add(new HealthCheckRegistration(key, new RedisHealthCheck(redis), failureStatus: null, tags: null));
        }
        return builder.WithHealthCheck(key);
    }
}
