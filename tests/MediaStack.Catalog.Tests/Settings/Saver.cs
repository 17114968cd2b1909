using System.Globalization;
using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>
/// A process that does nothing but save settings. Each save counts a plain and a secret value up together, so that the
/// two files show whether they are of the same save.
/// </summary>
internal static class Saver
{
    public const string Argument = "--save";
    public const string Plain = "authelia.display-name";
    public const string Secret = "redis.password";

    public static StackSettings Count(StackSettings settings, string plain = Plain)
    {
        var next = (CountOf(settings, plain) + 1).ToString(CultureInfo.InvariantCulture);
        return settings.With(plain, next).With(Secret, next);
    }

    public static int CountOf(StackSettings settings, string key) =>
        int.Parse(settings.Values.GetValueOrDefault(key, "0"), CultureInfo.InvariantCulture);

    /// <summary>Starts the process.</summary>
    /// <param name="settingsPath">The settings file.</param>
    /// <param name="key">The plain setting to count up.</param>
    /// <param name="saves">How often; for ever where left out.</param>
    public static Cli Start(string settingsPath, string key = Plain, int saves = int.MaxValue) => Cli.Start(
        "dotnet",
        [typeof(Saver).Assembly.Location, Argument, settingsPath, key, saves.ToString(CultureInfo.InvariantCulture)]);

    public static int Run(string[] arguments)
    {
        var store = new SettingsStore(arguments[0]);
        for (var i = 0; i < int.Parse(arguments[2], CultureInfo.InvariantCulture); i++)
            store.Update(settings => Count(settings, arguments[1]));
        return 0;
    }
}
