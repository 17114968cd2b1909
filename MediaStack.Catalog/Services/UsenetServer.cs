using System.Globalization;

namespace MediaStack.Catalog.Services;

/// <summary>The settings that every Usenet client has: its server, and whether it goes through the VPN.</summary>
internal static class UsenetServer
{
    /// <summary>The Usenet clients of the catalog.</summary>
    public static readonly IReadOnlyList<string> Clients = ["nzbget", "sabnzbd"];

    /// <summary>Port of unencrypted Usenet (RFC 3977).</summary>
    public const int PlainPort = 119;

    /// <summary>Port of encrypted Usenet (RFC 4642).</summary>
    public const int EncryptedPort = 563;

    /// <summary>Holds while a client is in the namespace of the VPN, where ports can collide.</summary>
    /// <param name="client">Its id.</param>
    public static SettingCondition BehindVpn(string client) => SettingCondition.Has(VpnRoute.SwitchKey(client), "true");

    /// <summary>The settings of a client.</summary>
    /// <param name="client">Its id.</param>
    public static IReadOnlyList<SettingDefinition> SettingsOf(string client) =>
    [
        new()
        {
            Key = $"{client}.server-host",
            Kind = SettingKind.Host,
            Label = "Usenet server",
            Help = "Your Usenet provider's server, such as news.example.com.",
            Required = true,
        },
        new()
        {
            Key = $"{client}.server-port",
            Kind = SettingKind.Port,
            Label = "Usenet server's port",
            Help = "563 and 443 are encrypted, 119 is not.",
            Default = EncryptedPort.ToString(CultureInfo.InvariantCulture),
            PortSpace = PortSpace.Remote,
        },
        new()
        {
            Key = $"{client}.server-tls",
            Kind = SettingKind.Switch,
            Label = "Encrypted connection",
            Help = "Hides from everyone on the way what you download; every provider offers it, mostly on port 563.",
            Default = "true",
        },
        new()
        {
            Key = $"{client}.server-user",
            Kind = SettingKind.Text,
            Label = "Usenet user name",
            Help = "The name of your account with the Usenet provider.",
            Required = true,
        },
        new()
        {
            Key = $"{client}.server-password",
            Kind = SettingKind.Secret,
            Label = "Usenet password",
            Help = "The password of that account.",
            Required = true,
        },
        new()
        {
            Key = $"{client}.server-connections",
            Kind = SettingKind.Number,
            Label = "Connections",
            Help = "How many connections at once your provider allows, 1 to 100; more than it allows are refused.",
            Default = "20",
            Minimum = 1,
            Maximum = 100,
        },
        new()
        {
            Key = VpnRoute.SwitchKey(client),
            Kind = SettingKind.Switch,
            Label = "Through the VPN",
            Help = "Sends Usenet through the VPN, as torrents always are; without it downloads can be faster, and your provider sees your address.",
            Default = "true",
        },
    ];
}
