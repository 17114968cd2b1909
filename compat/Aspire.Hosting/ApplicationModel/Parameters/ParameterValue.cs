using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Looks parameters up in the configuration.</summary>
internal static class ParameterValue
{
    public const string Section = "Parameters";

    /// <summary>The configured value of a parameter; environment variables cannot have hyphens, so underscores do as well.</summary>
    public static string Get(IConfiguration configuration, string name, ParameterDefault? parameterDefault) =>
        GetOrNull(configuration, $"{Section}:{name}")
        ?? parameterDefault?.GetDefaultValue()
        ?? throw Missing($"parameter '{name}'", $"{Section}:{name}");

    public static string GetConnectionString(IConfiguration configuration, string name) =>
        GetOrNull(configuration, $"ConnectionStrings:{name}") ?? throw Missing($"connection string '{name}'", $"ConnectionStrings:{name}");

    public static string GetFromKey(IConfiguration configuration, string name, string key) =>
        configuration[key] ?? throw Missing($"parameter '{name}'", key);

    private static string? GetOrNull(IConfiguration configuration, string key) =>
        configuration[key] ?? configuration[key.Replace('-', '_')];

    private static MissingParameterValueException Missing(string what, string key) => new(
        $"The {what} has no value: set {key} in appsettings.json or user secrets, or the environment variable "
            + $"{key.Replace(":", "__", StringComparison.Ordinal).Replace('-', '_')}.");
}
