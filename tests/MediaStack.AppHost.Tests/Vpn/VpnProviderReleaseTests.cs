using System.Text;
using System.Text.Json.Nodes;
using MediaStack.AppHost.Formats;
using MediaStack.Catalog.Services;
using MediaStack.Catalog.Settings;
using MediaStack.Tests;
using YamlDotNet.RepresentationModel;

namespace MediaStack.AppHost.Tests.Vpn;

/// <summary>What each provider makes of Gluetun with each of its kinds of tunnel: its part of the compose file and its files.</summary>
public sealed class VpnProviderReleaseTests
{
    private const string Key = "ZHVtbXkgd2lyZWd1YXJkIGtleSwgbm90IGZvciB1c2U=";

    private static readonly Dictionary<string, string> s_values = new()
    {
        ["gluetun.openvpn-user"] = "account",
        ["gluetun.openvpn-password"] = "pass $word",
        ["gluetun.openvpn-certificate"] = "-----BEGIN CERTIFICATE-----\r\nZHVtbXk=\r\n-----END CERTIFICATE-----",
        ["gluetun.openvpn-key"] = "-----BEGIN PRIVATE KEY-----\nZHVtbXk=\n-----END PRIVATE KEY-----\n",
        ["gluetun.openvpn-encrypted-key"] = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nZHVtbXk=\n-----END ENCRYPTED PRIVATE KEY-----",
        ["gluetun.openvpn-passphrase"] = "pass phrase",
        ["gluetun.openvpn-configuration"] = "client\r\ndev tun\r\nremote 203.0.113.7 1194 udp\r\n<ca>\r\n-----BEGIN CERTIFICATE-----\r\nZHVtbXk=\r\n-----END CERTIFICATE-----\r\n</ca>",
        ["gluetun.wireguard-private-key"] = Key,
        ["gluetun.wireguard-addresses"] = "10.64.0.2/32",
        ["gluetun.wireguard-preshared-key"] = Key,
        ["gluetun.wireguard-public-key"] = Key,
        ["gluetun.wireguard-endpoint-ip"] = "203.0.113.7",
        ["gluetun.wireguard-endpoint-port"] = "51820",
        ["gluetun.control-key"] = "control-key-of-these-tests-0123456789",
        ["qbittorrent.api-key"] = "qbt_lNuchO95K8u3iUgJciI4PN8Aw7CQ",
        ["qbittorrent.password"] = "password-of-these-tests-0123456789",
        ["qbittorrent.password-salt"] = "sgDCHtuDI1+FtAgyO2xZfg==",
    };

    public static TheoryData<string, string> Tunnels
    {
        get
        {
            var tunnels = new TheoryData<string, string>();
            foreach (var provider in VpnProviders.All)
            {
                foreach (var type in provider.Types)
                    tunnels.Add(provider.Name, type);
            }

            return tunnels;
        }
    }

    [Theory, MemberData(nameof(Tunnels))]
    public async Task A_provider_gives_the_Gluetun_that_is_kept_beside_this_test(string name, string type)
    {
        using var folder = new ScratchFolder();
        var provider = VpnProviders.Find(name)!; // the data has those that exist
        var values = new Dictionary<string, string>
        {
            ["gluetun.provider"] = name,
            ["gluetun.type"] = type,
            ["gluetun.port-forwarding"] = provider.Ports == VpnPorts.None ? "false" : "true",
            ["gluetun.home-network"] = "192.168.1.0/24",
        };
        if (provider.Ports == VpnPorts.Given)
            values["gluetun.forwarded-port"] = "42424";
        foreach (var place in provider.Places)
            values[place switch { VpnPlace.Country => "gluetun.countries", VpnPlace.Region => "gluetun.regions", _ => "gluetun.cities" }] = $"Some {place}";
        folder.Write("stack.json", Document(values, ["gluetun", "qbittorrent"]));
        // All there are: what the tunnel does not ask for must not come near it.
        var secrets = folder.Write("stack.secrets.json", Document(s_values, null));
        File.SetUnixFileMode(secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var result = await Cli.RunAsync("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "MediaStack.AppHost.dll"), "--operation", "publish", "--step", "publish",
            "--output-path", folder.At("out"), "--settings", folder.At("stack.json"),
        ]);

        result.ExitCode.ShouldBe(0, result.ToString());
        Snapshot.Match(Gluetun(folder.At("out")), test: $"{name.Replace(' ', '-')}.{type}");
    }

    private static string Document(Dictionary<string, string> values, string[]? services)
    {
        // A plain setting that is in the secrets file, or the other way round, is one finding more.
        bool Belongs(string key) => MediaStack.Catalog.ServiceCatalog.FindSetting(key)!.Secret == services is null; // Not null: keys of the catalog.
        var all = services is null ? values : values.Concat(s_values).ToDictionary();
        var document = new JsonObject { ["schemaVersion"] = StackSettings.CurrentSchemaVersion };
        if (services is not null)
            document["services"] = new JsonArray([.. services.Select(service => JsonValue.Create(service))]);
        document["values"] = new JsonObject(all.Where(pair => Belongs(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return document.ToJsonString();
    }

    private static string Gluetun(string release)
    {
        var compose = Yaml.ReadMap(File.ReadAllText(Path.Combine(release, "docker-compose.yaml")));
        var service = (YamlMappingNode)((YamlMappingNode)compose.Children[new YamlScalarNode("services")]).Children[new YamlScalarNode("gluetun")];
        var shown = new[] { "environment", "volumes", "secrets", "network_mode" }.Select(key => new YamlScalarNode(key)).Where(service.Children.ContainsKey);
        var text = new StringBuilder(Yaml.Write(Yaml.Map(shown.Select(key => (key.Value!, service.Children[key]))))); // Not null: it was made from a text.
        foreach (var file in new[] { "config", "secrets" }.Select(kind => Path.Combine(release, kind, "gluetun")).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles).Where(file => Path.GetFileName(file) != "start.sh").Order(StringComparer.Ordinal))
        {
            text.Append("\n== ").Append(Path.GetRelativePath(release, file)).Append('\n').Append(File.ReadAllText(file).TrimEnd('\n')).Append('\n');
        }

        return text.ToString();
    }
}
