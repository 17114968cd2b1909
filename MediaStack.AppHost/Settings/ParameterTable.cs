using System.Globalization;
using MediaStack.Catalog;
using MediaStack.Catalog.Settings;
using Microsoft.Extensions.Configuration;

namespace MediaStack.AppHost.Settings;

/// <summary>
/// Where settings and Aspire parameters meet. The setting <c>redis.password</c> is the parameter <c>ms-redis-password</c>: its value
/// is <c>Parameters:ms-redis-password</c> in the configuration (as an environment variable <c>Parameters__ms_redis_password</c>),
/// and its place in Aspire's compose file is <c>${MS_REDIS_PASSWORD}</c>.
/// </summary>
internal static class ParameterTable
{
    /// <summary>Keeps our variables apart from those of the caller's shell, which Compose would prefer to <c>.env</c>.</summary>
    private const string Prefix = "ms-";

    /// <summary>The parameter of a setting.</summary>
    public static string ParameterName(string settingKey) => Prefix + settingKey.Replace('.', '-');

    /// <summary>The place of a parameter's value in the compose file.</summary>
    public static string Placeholder(string parameterName) => $"${{{VariableName(parameterName)}}}";

    /// <summary>The variable of a parameter in the compose file and in <c>.env</c>, as Aspire names it.</summary>
    public static string VariableName(string parameterName) => parameterName.ToUpperInvariant().Replace('-', '_');

    /// <summary>A whole number that the validator has found to be one.</summary>
    public static int Number(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The values that the configuration (environment, user secrets, command line) sets itself, by setting key.</summary>
    public static IReadOnlyDictionary<string, string> Overrides(IConfiguration configuration)
    {
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in ServiceCatalog.AllSettings)
        {
            var name = ParameterName(setting.Key);
            // A shell cannot name a variable with a hyphen in it, so Aspire accepts an underscore, too.
            if ((configuration[ConfigurationKey(name)] ?? configuration[ConfigurationKey(name.Replace('-', '_'))]) is { } value)
            {
                overrides[setting.Key] = value;
            }
        }

        return overrides;
    }

    /// <summary>Settings with values put over them.</summary>
    public static StackSettings Override(StackSettings settings, IReadOnlyDictionary<string, string> overrides)
    {
        if (overrides.Count == 0)
        {
            return settings;
        }

        var values = new Dictionary<string, string>(settings.Values, StringComparer.Ordinal);
        foreach (var (key, value) in overrides)
        {
            values[key] = value;
        }

        return settings with { Values = values };
    }

    /// <summary>Puts every effective value into the configuration, where Aspire's parameters read it.</summary>
    public static void Publish(StackSettings settings, ConfigurationManager configuration)
    {
        var values = new Dictionary<string, string?>();
        foreach (var setting in ServiceCatalog.AllSettings)
        {
            if (settings[setting.Key] is { } value)
            {
                values[ConfigurationKey(ParameterName(setting.Key))] = value;
            }
        }

        configuration.AddInMemoryCollection(values);
    }

    private static string ConfigurationKey(string parameter) => "Parameters:" + parameter;
}
