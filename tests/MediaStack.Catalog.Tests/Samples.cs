using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests;

/// <summary>Definitions and settings for tests.</summary>
internal static class Samples
{
    public const string Password = "correct horse battery staple";

    /// <summary>Settings with everything selected and nothing to complain about.</summary>
    public static StackSettings Complete { get; } = new StackSettings { Services = ["redis", "authelia", "prometheus"] }
        .With("domain", "example.com")
        .With("authelia.email", "you@example.com")
        .With("authelia.password", Password);

    public static ServiceDefinition Service(string id) =>
        new() { Id = id, Title = id, Category = ServiceCategory.Internal, Summary = "A test's own." };

    public static SettingDefinition Setting(SettingKind kind, string key = "test.setting") =>
        new() { Key = key, Kind = kind, Label = "Setting", Help = "A test's own." };
}
