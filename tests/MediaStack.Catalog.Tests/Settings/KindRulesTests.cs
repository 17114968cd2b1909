using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Every kind: what it accepts, and what it refuses with which words.</summary>
public sealed class KindRulesTests
{
    [Theory]
    [InlineData(SettingKind.Text, "Küche & Bad: 100 % \"gut\" \\ $HOME #1")]
    [InlineData(SettingKind.Text, "日本語 🎬")]
    [InlineData(SettingKind.Secret, "wg+/key=")]
    [InlineData(SettingKind.Password, "$ \" ' \\ & | # : { } % = \t äöü 🎬 ")]
    [InlineData(SettingKind.Path, "/srv/media")]
    [InlineData(SettingKind.Path, "/mnt")]
    [InlineData(SettingKind.Path, "/home/anna/Filme und Serien")]
    [InlineData(SettingKind.Path, "/tmp/test/..data")]
    [InlineData(SettingKind.Path, "/usrlocal")]
    [InlineData(SettingKind.Port, "1")]
    [InlineData(SettingKind.Port, "65535")]
    [InlineData(SettingKind.TimeZone, "Europe/Berlin")]
    [InlineData(SettingKind.TimeZone, "Etc/GMT+1")]
    [InlineData(SettingKind.TimeZone, "America/Argentina/Buenos_Aires")]
    [InlineData(SettingKind.TimeZone, "UTC")]
    [InlineData(SettingKind.Domain, "example.com")]
    [InlineData(SettingKind.Domain, "home.example.co.uk")]
    [InlineData(SettingKind.Domain, "xn--bcher-kva.example")]
    [InlineData(SettingKind.Domain, "myhome.duckdns.org")]
    [InlineData(SettingKind.Email, "you+stack@Example.com")]
    [InlineData(SettingKind.UserId, "1")]
    [InlineData(SettingKind.UserId, "1000")]
    [InlineData(SettingKind.Switch, "true")]
    [InlineData(SettingKind.Switch, "false")]
    [InlineData(SettingKind.Choice, "wireguard")]
    [InlineData(SettingKind.Cidr, "192.168.1.0/24")]
    [InlineData(SettingKind.Cidr, "fd00::/8")]
    [InlineData(SettingKind.Cidr, "10.0.0.1/32")]
    [InlineData(SettingKind.Url, "https://example.com")]
    [InlineData(SettingKind.Url, "http://192.168.1.2:8080/path?x=1")]
    [InlineData(SettingKind.Duration, "30d")]
    [InlineData(SettingKind.Duration, "1y2w3d4h5m6s")]
    [InlineData(SettingKind.Size, "512MB")]
    [InlineData(SettingKind.Size, "2TB")]
    [InlineData(SettingKind.Address, "192.168.1.10")]
    [InlineData(SettingKind.Address, "fd00::10")]
    [InlineData(SettingKind.Number, "0")]
    [InlineData(SettingKind.Number, "42")]
    [InlineData(SettingKind.UserName, "anna.b-2")]
    [InlineData(SettingKind.FileMode, "002")]
    [InlineData(SettingKind.FileMode, "0027")]
    [InlineData(SettingKind.PathList, "/mnt/films")]
    [InlineData(SettingKind.PathList, "/mnt/films,/media/usb disk")]
    [InlineData(SettingKind.Host, "news.example.com")]
    [InlineData(SettingKind.Host, "duckdns.org")]
    [InlineData(SettingKind.Host, "203.0.113.7")]
    [InlineData(SettingKind.Host, "2001:db8::1")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.222.21/32")]
    [InlineData(SettingKind.InterfaceAddresses, "10.14.0.2/16")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0.2/32,fd00::2/128")]
    [InlineData(SettingKind.WireGuardKey, Samples.WireGuardKey)]
    public void Good_values_pass(SettingKind kind, string value) => Check(kind, value).ShouldBeNull();

    [Theory]
    [InlineData(SettingKind.Text, "two\nlines", "line break")]
    [InlineData(SettingKind.Text, "a\tb", "tab")]
    [InlineData(SettingKind.Text, "a\0b", "NUL")]
    [InlineData(SettingKind.Text, "a\u001bb", "control character (U+001B)")]
    [InlineData(SettingKind.Text, "a\u0085b", "control character (U+0085)")]
    [InlineData(SettingKind.Text, "abc\u202Ecba", "direction of writing (U+202E)")]
    [InlineData(SettingKind.Text, "a\u2066b", "direction of writing")]
    [InlineData(SettingKind.Text, "a\u2028b", "line separator")]
    [InlineData(SettingKind.Text, " padded", "space")]
    [InlineData(SettingKind.Secret, "key ", "space")]
    [InlineData(SettingKind.Secret, "key\r\n", "line break")]
    [InlineData(SettingKind.Password, "two\nlines", "line break")]
    [InlineData(SettingKind.Password, "nul\0", "NUL")]
    [InlineData(SettingKind.Password, "\u200Fpassword", "direction of writing")]
    [InlineData(SettingKind.Path, "media", "no absolute path")]
    [InlineData(SettingKind.Path, "./media", "no absolute path")]
    [InlineData(SettingKind.Path, "~/media", "no absolute path")]
    [InlineData(SettingKind.Path, "C:\\media", "Windows path")]
    [InlineData(SettingKind.Path, "/", "root of the file system")]
    [InlineData(SettingKind.Path, "//", "root of the file system")]
    [InlineData(SettingKind.Path, "/srv/../etc", "\"..\"")]
    [InlineData(SettingKind.Path, "/srv/./media", "\".\"")]
    [InlineData(SettingKind.Path, "/srv//media", "slash too many")]
    [InlineData(SettingKind.Path, "/srv/media/", "slash too many")]
    [InlineData(SettingKind.Path, "/etc", "belongs to the system")]
    [InlineData(SettingKind.Path, "/usr/share/media", "belongs to the system")]
    [InlineData(SettingKind.Path, "/var/lib/docker/volumes", "belongs to the system")]
    [InlineData(SettingKind.Path, "/home", "shared with other programs")]
    [InlineData(SettingKind.Path, "/var/lib", "shared with other programs")]
    [InlineData(SettingKind.Path, "/srv/media ", "begins or ends with a space")]
    [InlineData(SettingKind.Path, "/srv/a\nb", "line break")]
    [InlineData(SettingKind.Port, "0", "no port")]
    [InlineData(SettingKind.Port, "65536", "no port")]
    [InlineData(SettingKind.Port, "080", "no port")]
    [InlineData(SettingKind.Port, "-1", "no port")]
    [InlineData(SettingKind.Port, "80/tcp", "no port")]
    [InlineData(SettingKind.Port, "٣", "no port")]
    [InlineData(SettingKind.TimeZone, "Mars/Olympus", "no time zone")]
    [InlineData(SettingKind.TimeZone, "../../etc/passwd", "no time zone")]
    [InlineData(SettingKind.TimeZone, "/Europe/Berlin", "no time zone")]
    [InlineData(SettingKind.TimeZone, "europe/berlin", "no time zone")]
    [InlineData(SettingKind.TimeZone, "posix/Europe/Berlin", "no time zone")]
    [InlineData(SettingKind.TimeZone, "W. Europe Standard Time", "no time zone")]
    [InlineData(SettingKind.TimeZone, "tzdata.zi", "no time zone")]
    [InlineData(SettingKind.Domain, "localhost", "no dot")]
    [InlineData(SettingKind.Domain, "*.example.com", "wildcard")]
    [InlineData(SettingKind.Domain, "example.com.", "ends with a dot")]
    [InlineData(SettingKind.Domain, "Example.com", "capital")]
    [InlineData(SettingKind.Domain, "exa mple.com", "no part of a name")]
    [InlineData(SettingKind.Domain, "exa`mple.com", "no part of a name")]
    [InlineData(SettingKind.Domain, "-example.com", "no part of a name")]
    [InlineData(SettingKind.Domain, "example..com", "no part of a name")]
    [InlineData(SettingKind.Domain, ".example.com", "no part of a name")]
    [InlineData(SettingKind.Domain, "exa_mple.com", "no part of a name")]
    [InlineData(SettingKind.Domain, "example.com\n", "line break")]
    [InlineData(SettingKind.Domain, "https://example.com", "address of a page")]
    [InlineData(SettingKind.Domain, "192.168.1.5", "is an address")]
    [InlineData(SettingKind.Domain, "bücher.example", "outside ASCII")]
    [InlineData(SettingKind.Domain, "duckdns.org", "shared by everybody")]
    [InlineData(SettingKind.Email, "you", "no e-mail address")]
    [InlineData(SettingKind.Email, "@example.com", "no e-mail address")]
    [InlineData(SettingKind.Email, "you@", "no e-mail address")]
    [InlineData(SettingKind.Email, "you@localhost", "no e-mail address")]
    [InlineData(SettingKind.Email, "a..b@example.com", "no e-mail address")]
    [InlineData(SettingKind.Email, "you <you@example.com>", "no e-mail address")]
    [InlineData(SettingKind.UserId, "0", "root")]
    [InlineData(SettingKind.UserId, "-1", "no user or group id")]
    [InlineData(SettingKind.UserId, "2147483648", "no user or group id")]
    [InlineData(SettingKind.UserId, "anna", "no user or group id")]
    [InlineData(SettingKind.Switch, "yes", "none of the choices")]
    [InlineData(SettingKind.Switch, "True", "none of the choices")]
    [InlineData(SettingKind.Choice, "wiregard", "none of the choices")]
    [InlineData(SettingKind.Cidr, "192.168.1.0", "no network")]
    [InlineData(SettingKind.Cidr, "192.168.1.0/33", "no network")]
    [InlineData(SettingKind.Cidr, "192.168.1.0/024", "no network")]
    [InlineData(SettingKind.Cidr, "192.168.1.5/24", "inside a network")]
    [InlineData(SettingKind.Cidr, "0.0.0.0/0", "every address")]
    [InlineData(SettingKind.Url, "example.com", "no complete address")]
    [InlineData(SettingKind.Url, "https://", "no complete address")]
    [InlineData(SettingKind.Url, "https://exa mple.com", "no complete address")]
    [InlineData(SettingKind.Url, "ftp://example.com", "begins with ftp:")]
    [InlineData(SettingKind.Url, "javascript:alert(1)", "no complete address")]
    [InlineData(SettingKind.Url, "https://me:secret@example.com", "user name or password")]
    [InlineData(SettingKind.Duration, "30", "no length of time")]
    [InlineData(SettingKind.Duration, "30 d", "no length of time")]
    [InlineData(SettingKind.Duration, "1h1d", "no length of time")]
    [InlineData(SettingKind.Duration, "0d", "no length of time")]
    [InlineData(SettingKind.Duration, "9999999999999y", "no length of time")]
    [InlineData(SettingKind.Duration, "d", "no length of time")]
    [InlineData(SettingKind.Size, "20", "no amount of storage")]
    [InlineData(SettingKind.Size, "20 GB", "no amount of storage")]
    [InlineData(SettingKind.Size, "20gb", "no amount of storage")]
    [InlineData(SettingKind.Size, "0GB", "no amount of storage")]
    [InlineData(SettingKind.Size, "99999999999TB", "no amount of storage")]
    [InlineData(SettingKind.Address, "192.168.1", "unusual way")]
    [InlineData(SettingKind.Address, "192.168.1.010", "unusual way")]
    [InlineData(SettingKind.Address, "FD00::1", "unusual way")]
    [InlineData(SettingKind.Address, "fe80::1%eth0", "no IP address")]
    [InlineData(SettingKind.Address, "example.com", "no IP address")]
    [InlineData(SettingKind.Number, "1.5", "no whole number")]
    [InlineData(SettingKind.Number, "+1", "no whole number")]
    [InlineData(SettingKind.Number, "1e3", "no whole number")]
    [InlineData(SettingKind.UserName, "Anna", "no user name")]
    [InlineData(SettingKind.UserName, "1anna", "no user name")]
    [InlineData(SettingKind.UserName, "anna b", "no user name")]
    [InlineData(SettingKind.UserName, "abcdefghijklmnopqrstuvwxyzabcdefg", "no user name")]
    [InlineData(SettingKind.FileMode, "2", "no file mode mask")]
    [InlineData(SettingKind.FileMode, "008", "no file mode mask")]
    [InlineData(SettingKind.FileMode, "u=rwx", "no file mode mask")]
    [InlineData(SettingKind.FileMode, "777", "from the owner")]
    [InlineData(SettingKind.PathList, "/mnt/a,", "comma too many")]
    [InlineData(SettingKind.PathList, "/mnt/a,,/mnt/b", "comma too many")]
    [InlineData(SettingKind.PathList, "/mnt/a, /mnt/b", "begins or ends with a space")]
    [InlineData(SettingKind.PathList, "/mnt/a;/mnt/b,mnt/c", "no absolute path")]
    [InlineData(SettingKind.PathList, "/mnt/a,/etc", "belongs to the system")]
    [InlineData(SettingKind.PathList, "/mnt/a,/mnt/a", "stands twice")]
    [InlineData(SettingKind.PathList, "/mnt/a\n/mnt/b", "line break")]
    [InlineData(SettingKind.Host, "localhost", "no name of a server")]
    [InlineData(SettingKind.Host, "news.example.com:563", "no name of a server")]
    [InlineData(SettingKind.Host, "news example.com", "no name of a server")]
    [InlineData(SettingKind.Host, "203.0.113.256", "no name of a server")]
    [InlineData(SettingKind.Host, "News.example.com", "capital letters")]
    [InlineData(SettingKind.Host, "nntps://news.example.com", "address of a page")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0.2", "no length after a slash")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0.2/33", "a length that no such network has")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0.2/0", "a length that no such network has")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0/24", "unusual way")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0.2/32, fd00::2/128", "begins or ends with a space")]
    [InlineData(SettingKind.InterfaceAddresses, "10.64.0.2/32,10.64.0.2/32", "stands twice")]
    [InlineData(SettingKind.WireGuardKey, "ZHVtbXkgd2lyZWd1YXJkIGtleSwgbm90IGZvciB1c2U", "no WireGuard key")]
    [InlineData(SettingKind.WireGuardKey, "ZHVtbXkgd2lyZWd1YXJkIGtleSwgbm90IGZvciB1c2V=", "no WireGuard key")]
    [InlineData(SettingKind.WireGuardKey, "c2hvcnQ=", "no WireGuard key")]
    [InlineData(SettingKind.WireGuardKey, "PrivateKey = ZHVtbXkgd2lyZWd1YXJkIGtleSwgbm90IGZvciB1c2U=", "no WireGuard key")]
    public void Bad_values_are_refused_with_a_reason_and_a_cure(SettingKind kind, string value, string reason)
    {
        var finding = Check(kind, value).ShouldNotBeNull();
        finding.Severity.ShouldBe(FindingSeverity.Error);
        finding.Code.ShouldBe(FindingCodes.InvalidValue);
        finding.Setting.ShouldBe("test.setting");
        finding.Problem.ShouldContain(reason);
        finding.Cure.ShouldNotBeNullOrWhiteSpace();
        finding.ToString().ShouldNotContain('\n');
    }

    [Theory]
    [InlineData(SettingKind.Domain, "Example.COM", "example.com")]
    [InlineData(SettingKind.Domain, "bücher.example", "xn--bcher-kva.example")]
    [InlineData(SettingKind.Path, "/srv//media/", "/srv/media")]
    [InlineData(SettingKind.Address, "FD00::1", "fd00::1")]
    [InlineData(SettingKind.Cidr, "192.168.1.5/24", "192.168.1.0/24")]
    [InlineData(SettingKind.Cidr, "fd00:0::/8", "fd00::/8")]
    [InlineData(SettingKind.TimeZone, "Europe/Berln", "Europe/Berlin")]
    [InlineData(SettingKind.Choice, "wiregard", "wireguard")]
    public void The_cure_gives_the_value_that_was_meant(SettingKind kind, string value, string meant) =>
        Check(kind, value).ShouldNotBeNull().Cure.ShouldContain(meant);

    [Fact]
    public void Bounds_of_a_definition_hold()
    {
        var length = Samples.Setting(SettingKind.Password) with { MinLength = 12, MaxLength = 14 };
        SettingsValidator.Check(length, "eleven char").ShouldNotBeNull().Cure.ShouldBe("Use at least 12.");
        SettingsValidator.Check(length, "fourteen chars").ShouldBeNull();
        SettingsValidator.Check(length, "fifteen charact").ShouldNotBeNull().Cure.ShouldBe("Use at most 14.");

        var number = Samples.Setting(SettingKind.Number) with { Minimum = 2, Maximum = 4 };
        SettingsValidator.Check(number, "1").ShouldNotBeNull().Cure.ShouldBe("Use at least 2.");
        SettingsValidator.Check(number, "4").ShouldBeNull();
        SettingsValidator.Check(number, "5").ShouldNotBeNull().Cure.ShouldBe("Use at most 4.");

        var size = Samples.Setting(SettingKind.Size) with { Minimum = 256L << 20 };
        SettingsValidator.Check(size, "255MB").ShouldNotBeNull().Cure.ShouldBe("Use at least 256MB.");
        SettingsValidator.Check(size, "256MB").ShouldBeNull();

        var duration = Samples.Setting(SettingKind.Duration) with { Minimum = 7200 };
        SettingsValidator.Check(duration, "119m").ShouldNotBeNull().Cure.ShouldBe("Use at least 7200 seconds.");
        SettingsValidator.Check(duration, "2h").ShouldBeNull();
    }

    [Fact] // no InlineData: attributes cannot hold such text
    public void Half_a_surrogate_pair_is_refused() =>
        Check(SettingKind.Password, "half \uD83C pair").ShouldNotBeNull().Problem.ShouldBe("It holds half a surrogate pair (U+D83C).");

    [Fact]
    public void A_text_of_a_thousand_characters_is_too_long() =>
        Check(SettingKind.Text, new('x', 1000)).ShouldNotBeNull().Cure.ShouldBe("Use at most 256.");

    private static Finding? Check(SettingKind kind, string value) =>
        SettingsValidator.Check(Samples.Setting(kind) with { Choices = [new("openvpn", "OpenVPN"), new("wireguard", "WireGuard")] }, value);

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nZHVtbXk=\n-----END CERTIFICATE-----", true)]
    [InlineData("-----BEGIN CERTIFICATE-----\r\nZHVt\r\nbXk=\r\n-----END CERTIFICATE-----\r\n", true)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nZHVtbXk=\n-----END RSA PRIVATE KEY-----", true)]
    [InlineData("ZHVtbXk=", false)]
    [InlineData("-----BEGIN CERTIFICATE-----\nZHVtbXk=", false)]
    [InlineData("-----BEGIN CERTIFICATE-----\nZHVtbXk=\n-----END PRIVATE KEY-----", false)]
    [InlineData("-----BEGIN CERTIFICATE-----\nno-base64!\n-----END CERTIFICATE-----", false)]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----", false)]
    [InlineData("-----BEGIN CERTIFICATE-----\nZHVtbXk=\u0007\n-----END CERTIFICATE-----", false)]
    public void A_certificate_or_key_is_one_whole_block(string value, bool good) =>
        (SettingsValidator.Check(Samples.Setting(SettingKind.Pem) with { Secret = true }, value) is null).ShouldBe(good);

    [Theory]
    [InlineData("client\nremote 203.0.113.7 1194 udp", null)]
    [InlineData("# a comment\r\nclient\r\n\tremote 2001:db8::1 443\r\n<ca>\r\nup is no directive here\r\n</ca>\r\n", null)]
    [InlineData("client", "names no server")]
    [InlineData("remote vpn.example.com 1194", "by name")]
    [InlineData("remote 203.0.113.7\nca ca.crt", "directive ca names a file")]
    [InlineData("remote 203.0.113.7\ntls-auth ta.key 1", "directive tls-auth names a file")]
    [InlineData("remote 203.0.113.7\nup /bin/sh", "directive up,")]
    [InlineData("remote 203.0.113.7\nscript-security 2", "directive script-security,")]
    [InlineData("remote 203.0.113.7\nmanagement 0.0.0.0 7505", "directive management,")]
    public void An_OpenVPN_file_names_its_server_holds_all_it_needs_and_starts_nothing(string value, string? problem)
    {
        var finding = SettingsValidator.Check(Samples.Setting(SettingKind.OpenVpnConfiguration) with { Secret = true }, value);
        if (problem is null)
            finding.ShouldBeNull();
        else
            finding.ShouldNotBeNull().Problem.ShouldContain(problem);
    }
}
