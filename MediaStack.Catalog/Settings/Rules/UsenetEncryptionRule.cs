using System.Globalization;
using MediaStack.Catalog.Services;

namespace MediaStack.Catalog.Settings.Rules;

/// <summary>A Usenet server's port and its encryption go together: one without the other gets no connection.</summary>
internal sealed class UsenetEncryptionRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        foreach (var client in UsenetServer.Clients.Where(settings.IsSelected))
        {
            var (portKey, tlsKey) = ($"{client}.server-port", $"{client}.server-tls");
            var (port, encrypted) = (settings.ValueOf(portKey), settings.ValueOf(tlsKey) != "false");
            if (encrypted && port == Text(UsenetServer.PlainPort))
            {
                yield return Finding.Warning(FindingCodes.UsenetEncryption, portKey, $"Port {port} is not encrypted, and {tlsKey} is on.",
                    $"Use {UsenetServer.EncryptedPort}, or turn {tlsKey} off.");
            }
            else if (!encrypted && port == Text(UsenetServer.EncryptedPort))
            {
                yield return Finding.Warning(FindingCodes.UsenetEncryption, tlsKey, $"It is off, and port {port} ({portKey}) is encrypted.",
                    $"Turn it on, or use port {UsenetServer.PlainPort}.");
            }
        }
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
