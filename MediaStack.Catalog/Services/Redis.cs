namespace MediaStack.Catalog.Services;

/// <summary>Keeps the log-in sessions, so that a restart of the gateway logs nobody out.</summary>
internal static class Redis
{
    public static ServiceDefinition Definition { get; } = new()
    {
        Id = "redis",
        Title = "Redis",
        Category = ServiceCategory.Gateway,
        Summary = "Remembers who is logged in, so that a restart of the gateway logs nobody out.",
        Memory = new(16, 256),
        // The user of the Alpine image; the Debian image has 999:999 (docker-library/redis).
        RunsAs = new(999, 1000),
        Settings =
        [
            new()
            {
                Key = "redis.password",
                Kind = SettingKind.Secret,
                Label = "Redis password",
                Help = "What Authelia shows to Redis; made for you.",
                Generated = true,
            },
        ],
    };
}
