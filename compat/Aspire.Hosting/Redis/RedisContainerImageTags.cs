namespace Aspire.Hosting.Redis;

/// <summary>The image that <c>AddRedis</c> uses unless told otherwise: that of Aspire 13.5.</summary>
internal static class RedisContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/redis";
    public const string Tag = "8.6";
}
