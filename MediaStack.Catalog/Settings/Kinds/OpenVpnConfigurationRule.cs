using System.Net;

namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>
/// Configuration files of OpenVPN as Gluetun takes them: its server by address, certificates and keys inline, nothing that starts a
/// program. A complaint names a directive, never what belongs to it.
/// </summary>
internal static class OpenVpnConfigurationRule
{
    // Directives whose argument is a file, unless the file stands inline in a block of the same name (openvpn(8), "Inline file support").
    private static readonly string[] s_files = ["ca", "cert", "key", "pkcs12", "tls-auth", "tls-crypt", "tls-crypt-v2", "extra-certs", "crl-verify", "secret"];

    // Directives that start programs or let others steer OpenVPN, which is root in its container.
    private static readonly string[] s_programs =
    [
        "up", "down", "ipchange", "route-up", "route-pre-down", "tls-verify", "auth-user-pass-verify", "client-connect", "client-disconnect",
        "learn-address", "plugin", "script-security", "management", "config", "cd", "chroot",
    ];

    public static Complaint? Check(string value)
    {
        var directives = Directives(value);
        if (directives.FirstOrDefault(words => s_programs.Contains(words[0])) is { } program)
            return new($"It holds the directive {program[0]}, which starts programs or reads other files.", "Remove that line.");
        if (directives.FirstOrDefault(words => s_files.Contains(words[0]) && words.Length > 1 && words[1] != "[inline]") is { } file)
            return new($"Its directive {file[0]} names a file that is not here.", $"Put the file's content between <{file[0]}> and </{file[0]}> in its place.");
        var remotes = directives.Where(words => words[0] == "remote").ToList();
        if (remotes.Count == 0)
            return new("It names no server.", "Use the file that your provider makes for a client; it has a line that begins with remote.");
        return remotes.TrueForAll(words => words.Length > 1 && IPAddress.TryParse(words[1], out _))
            ? null
            : new("Its directive remote names the server by name.", "Write the server's IP address there, because names are looked up through the tunnel.");
    }

    /// <summary>Words of each line outside comments and inline blocks.</summary>
    private static List<string[]> Directives(string value)
    {
        var directives = new List<string[]>();
        string? block = null;
        foreach (var line in value.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            if (block is not null)
                block = line == $"</{block}>" ? null : block;
            else if (line.StartsWith('<') && line.EndsWith('>') && line.Length > 2)
                block = line[1..^1];
            else if (line.Length > 0 && line[0] is not ('#' or ';'))
                directives.Add(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        }

        return directives;
    }
}
