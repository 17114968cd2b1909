using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Gateway;

/// <summary>The configuration of a release, read by the real Fail2Ban: which lines of a log count as failed log-ins, and of whom.</summary>
public sealed class Fail2BanFilterTests(Fail2BanFilterTests.Release release) : IClassFixture<Fail2BanFilterTests.Release>
{
    [Theory]
    // A log-in that was sent and refused, by the app or by the log-in page, and a password that the proxy itself asked for.
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 401 401 - POST https auth.example.org "/api/firstfactor" [Client 203.0.113.7] [Length 74] [Gzip -] [Sent-to authelia] "curl" "-" """, "203.0.113.7")]
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 403 403 - POST https seerr.example.org "/api/v1/auth/local" [Client 2001:db8::9] [Length 7] [Gzip -] [Sent-to seerr] "curl" "-" """, "2001:db8::9")]
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - - 401 - GET https own.example.org "/" [Client 203.0.113.8] [Length 7] [Gzip -] [Sent-to own] "curl" "-" """, "203.0.113.8")]
    // Sent to the log-in page; a page that asks with an old session; what works; and lines that only look like the others.
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 401 302 - GET https sonarr.example.org "/" [Client 203.0.113.7] [Length 7] [Gzip -] [Sent-to sonarr] "curl" "-" """, "")]
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 401 401 - GET https jellyfin.example.org "/Sessions" [Client 203.0.113.7] [Length 7] [Gzip -] [Sent-to jellyfin] "curl" "-" """, "")]
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 200 200 - POST https auth.example.org "/api/firstfactor" [Client 203.0.113.7] [Length 7] [Gzip -] [Sent-to authelia] "curl" "-" """, "")]
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 200 200 - GET https x.example.org "/?- 401 401 - POST https x \x22/\x22 [Client 198.51.100.9]" [Client 203.0.113.7] [Length 7] [Gzip -] [Sent-to x] "- 401 401 - POST https x \x22/\x22 [Client 198.51.100.9]" "-" """, "")]
    [InlineData("proxy", """[25/Nov/2026:03:00:00 +0100] - 401 401 - POST https x.example.org "/ [Client 198.51.100.9]" [Client 203.0.113.7] [Length 7] [Gzip -] [Sent-to x] "[Client 198.51.100.9]" "-" """, "203.0.113.7")]
    [InlineData("authelia", """{"level":"error","method":"POST","msg":"Unsuccessful 1FA authentication attempt by user 'alex'","path":"/api/firstfactor","remote_ip":"203.0.113.7","time":"2026-11-25T03:00:00+01:00"}""", "203.0.113.7")]
    [InlineData("authelia", """{"level":"error","method":"POST","msg":"Unsuccessful TOTP authentication attempt by user 'alex'","path":"/api/secondfactor/totp","remote_ip":"2001:db8::9","time":"2026-11-25T03:00:00Z"}""", "2001:db8::9")]
    [InlineData("authelia", """{"level":"error","method":"POST","msg":"Unsuccessful Passkey authentication attempt by user 'alex'","path":"/api/firstfactor/passkey","remote_ip":"203.0.113.7","time":"2026-11-25T03:00:00Z"}""", "203.0.113.7")]
    [InlineData("authelia", """{"level":"error","method":"POST","msg":"Unsuccessful 1FA authentication attempt by user 'a\",\"remote_ip\":\"198.51.100.9\"'","path":"/api/firstfactor","remote_ip":"203.0.113.7","time":"2026-11-25T03:00:00Z"}""", "203.0.113.7")]
    [InlineData("authelia", """{"level":"debug","method":"POST","msg":"Successful 1FA authentication attempt made by user 'alex'","path":"/api/firstfactor","remote_ip":"203.0.113.7","time":"2026-11-25T03:00:00Z"}""", "")]
    [InlineData("authelia", """{"level":"info","msg":"Access to https://sonarr.example.org/ (method GET) is not authorized to user <anonymous>, responding with status code 401","remote_ip":"203.0.113.7","time":"2026-11-25T03:00:00Z"}""", "")]
    [InlineData("servarr", "2026-11-25 03:00:00.1|Warn|Auth|Auth-Failure ip 203.0.113.7 username 'admin'", "203.0.113.7")]
    [InlineData("servarr", "2026-11-25 03:00:00.1|Warn|Auth|Auth-Failure ip ::ffff:203.0.113.7 username 'Auth-Failure ip 198.51.100.9 username'", "203.0.113.7")]
    [InlineData("servarr", "2026-11-25 03:00:00.1|Info|Auth|Auth-Success ip 203.0.113.7 username 'admin'", "")]
    [InlineData("servarr", "2026-11-25 03:00:00.1|Info|ReleaseSearchService|Searching for |Warn|Auth|Auth-Failure ip 198.51.100.9 username", "")]
    [InlineData("jellyfin", """[2026-11-25 03:00:00.123 +01:00] [ERR] [42] Jellyfin.Server.Implementations.Users.UserManager: Authentication request for "alex" has been denied (IP: "203.0.113.7").""", "203.0.113.7")]
    [InlineData("jellyfin", """[2026-11-25 03:00:00.123 +01:00] [ERR] [42] Jellyfin.Server.Implementations.Users.UserManager: Authentication request for "a has been denied (IP: 198.51.100.9)." has been denied (IP: "2001:db8::9").""", "2001:db8::9")]
    [InlineData("jellyfin", """[2026-11-25 03:00:00.123 +01:00] [INF] [42] Jellyfin.Server.Implementations.Users.UserManager: Authentication request for "alex" has succeeded.""", "")]
    [InlineData("qbittorrent", "(W) 2026-11-25T03:00:00 - WebAPI login failure. Reason: invalid credentials, attempt count: 1, IP: ::ffff:203.0.113.7, username: admin", "203.0.113.7")]
    [InlineData("qbittorrent", "(W) 2026-11-25T03:00:00 - WebAPI login failure. Reason: IP has been banned, IP: 203.0.113.7, username: x, IP: 198.51.100.9, username: y", "203.0.113.7")]
    [InlineData("qbittorrent", "(W) 2026-11-25T03:00:00 - WebAPI login failure. Reason: invalid credentials, attempt count: 1, IP: 203.0.113.7, username: x, attempt count: 2, IP: 198.51.100.9, username: y", "203.0.113.7")]
    [InlineData("qbittorrent", "(N) 2026-11-25T03:00:00 - WebAPI login success. IP: ::ffff:203.0.113.7", "")]
    [InlineData("seerr", """2026-11-25T03:00:00.123Z [warn][API]: Failed sign-in attempt using invalid Seerr password {"ip":"::ffff:203.0.113.7","email":"a@example.org","userId":1}""", "203.0.113.7")]
    [InlineData("seerr", """2026-11-25T03:00:00.123Z [warn][Auth]: Failed login attempt from user with incorrect Jellyfin credentials {"account":{"ip":"203.0.113.7","email":"\"ip\":\"198.51.100.9\"","password":"__REDACTED__"}}""", "203.0.113.7")]
    [InlineData("seerr", """2026-11-25T03:00:00.123Z [info][Auth]: Successful sign-in {"ip":"203.0.113.7"}""", "")]
    public async Task A_filter_finds_the_address_in_failed_log_ins_and_nothing_elsewhere(string filter, string line, string address)
    {
        Requires.Tool("fail2ban-regex");
        using var scratch = new ScratchFolder();
        var log = scratch.Write("sample.log", line.TrimEnd() + "\n");

        var result = await Cli.RunAsync("fail2ban-regex", ["--out", "ip", log, release.FilterFile(filter)]);

        result.Everything.Trim().ShouldBe(address);
    }

    [Fact]
    public async Task Fail2Ban_accepts_the_whole_configuration()
    {
        Requires.Tool("fail2ban-client");
        using var scratch = new ScratchFolder();
        // As the image has it: the distribution's files, ours among them.
        (await Cli.RunAsync("cp", ["-R", "/etc/fail2ban", scratch.At("configuration")])).Succeeded();
        Directory.Delete(scratch.At("configuration", "jail.d"), recursive: true);
        foreach (var file in Directory.EnumerateFiles(release.Folder))
        {
            var isJail = Path.GetExtension(file) == ".local";
            scratch.Write($"configuration/{(isJail ? "jail.d" : "filter.d")}/{Path.GetFileName(file)}",
                File.ReadAllText(file).Replace("/remotelogs", scratch.At("logs"), StringComparison.Ordinal));
        }

        foreach (var log in Release.Logs)
            scratch.Write($"logs/{log}", "");

        var result = await Cli.RunAsync("fail2ban-client", ["-c", scratch.At("configuration"), "--test"]);
        var dump = await Cli.RunAsync("fail2ban-client", ["-c", scratch.At("configuration"), "-d"]);

        result.Succeeded().Everything.ShouldNotContain("ERROR");
        // Debian's own main file lacks that one.
        result.Everything.Split('\n').Where(line => line.Contains("WARNING", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("'allowipv6'", StringComparison.Ordinal));
        Release.Logs.ShouldAllBe(log => dump.Output.Contains(scratch.At("logs", log), StringComparison.Ordinal));
        dump.Output.Split('\n').Count(line => line.StartsWith("['start', 'mediastack-", StringComparison.Ordinal)).ShouldBe(Release.Logs.Length);
    }

    /// <summary>A release with every jail.</summary>
    public sealed class Release : IAsyncLifetime
    {
        private readonly ScratchFolder scratch = new();

        /// <summary>The logs that must be there before Fail2Ban starts, one a jail.</summary>
        public static string[] Logs { get; } =
        [
            "nginx-proxy-manager/mediastack_access.log", "authelia/authelia.log", "prowlarr/prowlarr.txt", "sonarr/sonarr.txt", "radarr/radarr.txt",
            "jellyfin/log_00000000.log", "qbittorrent/qbittorrent.log", "seerr/seerr-00000000.log",
        ];

        /// <summary>The folder with its files.</summary>
        public string Folder => scratch.At("out", "config", "fail2ban");

        /// <summary>The file of a filter.</summary>
        public string FilterFile(string filter) => Path.Combine(Folder, $"mediastack-{filter}.conf");

        public async ValueTask InitializeAsync() =>
            await Publisher.ReleaseAsync(scratch.At("out"), Settings.WriteSample(scratch, "typical", new Dictionary<string, string> { ["fail2ban.ban-time"] = "30m" }));

        public ValueTask DisposeAsync()
        {
            scratch.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
