using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests;

/// <summary>Definitions and settings for tests.</summary>
internal static class Samples
{
    public const string Password = "correct horse battery staple";
    public const string WireGuardKey = "ZHVtbXkgd2lyZWd1YXJkIGtleSwgbm90IGZvciB1c2U=";

    public const string Certificate = "-----BEGIN CERTIFICATE-----\nZHVtbXk=\n-----END CERTIFICATE-----";

    /// <summary>A small estate with a log-in and nothing to complain about.</summary>
    public static StackSettings Complete { get; } = new StackSettings { Services = ["redis", "authelia", "prometheus"] }
        .With("domain", "example.com")
        .With("authelia.email", "you@example.com")
        .With("authelia.password", Password);

    /// <summary>Settings with every service selected that nobody is warned of and that takes no other's place, and nothing to complain about.</summary>
    public static StackSettings Everything { get; } = Complete
        .WithServices(ServiceCatalog.Services.Where(service => service.Caution is null && service.Replaces.Count == 0).Select(service => service.Id))
        .With("nginx-proxy-manager.email", "you@example.com")
        .With("calibre-web.library", "/mnt/calibre")
        .With("gluetun.provider", "mullvad")
        .With("gluetun.wireguard-private-key", WireGuardKey)
        .With("gluetun.wireguard-addresses", "10.64.222.21/32")
        .With("nzbget.server-host", "news.example.net")
        .With("nzbget.server-user", "account")
        .With("nzbget.server-password", "pass word")
        .With("apprise.urls", "tgram://123456:token/42")
        .With("volume-backup.passphrase", Password);

    public static ServiceDefinition Service(string id) =>
        new() { Id = id, Title = id, Category = ServiceCategory.Internal, Summary = "A test's own." };

    public static SettingDefinition Setting(SettingKind kind, string key = "test.setting") =>
        new() { Key = key, Kind = kind, Label = "Setting", Help = "A test's own." };
}
