using MediaStack.Catalog.Services;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// What a VPN provider offers through Gluetun: the kind of tunnel, and an open port. The keys that it asks for are
/// required by their own definitions.
/// </summary>
internal sealed class VpnProviderRule : ISettingsRule
{
    private const string Type = "gluetun.type";
    private const string PortForwarding = "gluetun.port-forwarding";
    private const string User = "gluetun.openvpn-user";
    private const string Password = "gluetun.openvpn-password";
    private const string Configuration = "gluetun.openvpn-configuration";

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        if (!settings.IsSelected("gluetun") || VpnProviders.Find(settings.ValueOf("gluetun.provider")) is not { } provider)
            yield break;
        var type = settings.ValueOf(Type);
        if (type is VpnProviders.OpenVpn or VpnProviders.WireGuard && !provider.Types.Contains(type))
        {
            yield return Finding.Error(FindingCodes.VpnProvider, Type, $"{provider.Label} cannot be used with {type}.",
                $"Set it to {string.Join(" or ", provider.Types)}, or choose another provider.");
        }

        if (provider.Ports == VpnPorts.None && settings.ValueOf(PortForwarding) == "true")
        {
            var able = VpnProviders.All.Where(each => each.Ports != VpnPorts.None && each.Name != VpnProviders.Custom).Select(each => each.Label);
            yield return Finding.Error(FindingCodes.VpnProvider, PortForwarding, $"{provider.Label} opens no port.",
                $"Set it to false, or choose one of {string.Join(", ", able)}.");
        }

        if (provider.Name == VpnProviders.Custom && type == VpnProviders.OpenVpn && settings.ValueOf(Configuration) is { } configuration && AsksForAccount(configuration))
        {
            foreach (var key in new[] { User, Password }.Where(key => settings.ValueOf(key) is null))
            {
                yield return Finding.Error(FindingCodes.MissingValue, key, "It is required and has no value, because the OpenVPN file asks for it (auth-user-pass).",
                    $"Set it: {settings.Catalog.FindSetting(key)!.Help}"); // Not null: these are the catalog's own.
            }
        }

        // An IVPN account number is a log-in by itself; an e-mail address is not (Gluetun's wiki).
        if (provider.Name == "ivpn" && type == VpnProviders.OpenVpn && settings.ValueOf(Password) is null
            && settings.ValueOf(User) is { } user && user.Contains('@', StringComparison.Ordinal))
        {
            yield return Finding.Error(FindingCodes.MissingValue, Password,
                "It is required and has no value, because the user name is an e-mail address.",
                "Set the password of your IVPN account, or use its account number as the user name.");
        }
    }

    private static bool AsksForAccount(string configuration) =>
        configuration.ReplaceLineEndings("\n").Split('\n').Any(line => line.Trim() == "auth-user-pass");
}
