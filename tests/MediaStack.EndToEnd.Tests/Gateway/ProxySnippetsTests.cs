using System.Net;
using MediaStack.Catalog;
using MediaStack.Catalog.Estate;
using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Gateway;

/// <summary>What passes through the reverse proxy, and what does not: the snippets of a release in a real nginx.</summary>
public sealed class ProxySnippetsTests(ProxySnippetsTests.Gateway gateway) : IClassFixture<ProxySnippetsTests.Gateway>
{
    private const string Sonarr = "sonarr.example.org";
    private const string Jellyfin = "jellyfin.example.org";
    private static readonly string[] Identity = ["Remote-User", "Remote-Groups", "Remote-Name", "Remote-Email"];

    [Fact]
    public async Task Nginx_accepts_the_snippets_inside_of_the_proxy_managers_configuration()
    {
        Requires.Tool("nginx");
        await using var nginx = gateway.Nginx(behindOwnPort: 0);

        (await nginx.CheckAsync()).Succeeded().Everything.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_session_every_page_behind_the_log_in_sends_there_and_the_app_is_not_asked()
    {
        foreach (var host in gateway.Estate.Hosts.Where(host => host.Level is AccessLevel.OneFactor or AccessLevel.TwoFactor))
        {
            var answer = await gateway.AskAsync(host.Host, "/settings/general?a=1&b=2");

            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, host.Host);
            answer.Headers.Location!.ToString().ShouldBe($"https://auth.example.org/?rd=https://{host.Host}/settings/general?a=1&b=2"); // Not null: it redirects.
            gateway.Backend.Take().ShouldBeEmpty(host.Host);
        }
    }

    [Fact]
    public async Task With_a_session_the_app_is_told_who_it_is_and_from_where()
    {
        var answer = await gateway.AskAsync(Sonarr, "/series?x=%2F", ("Cookie", "session=good"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = gateway.Backend.Take().Single();
        asked.Target.ShouldBe("/series?x=%2F");
        asked.Header("Remote-User").ShouldBe(["alex"]);
        asked.Header("Remote-Groups").ShouldBe(["admins"]);
        asked.Header("Host").ShouldBe([Sonarr]);
        asked.Header("X-Forwarded-Proto").ShouldBe(["https"]);
        asked.Header("X-Forwarded-For").ShouldBe(["127.0.0.1"]);
    }

    [Theory]
    [InlineData(Sonarr, "/series", "session=good", "alex")]
    [InlineData(Jellyfin, "/", "", null)]
    [InlineData(Sonarr, "/api/v3/series?apikey=key", "", null)]
    public async Task What_a_client_says_about_himself_reaches_no_app(string host, string target, string cookie, string? user)
    {
        await gateway.AskAsync(host, target,
        [
            ("Cookie", cookie), ("X-Forwarded-For", "203.0.113.66"), ("X-Real-IP", "203.0.113.66"), ("CF-Connecting-IP", "203.0.113.66"),
            ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("Connection", "close, Remote-User"),
            .. Identity.Select(header => (header, "root")), .. Identity.Select(header => (header.Replace('-', '_'), "root")),
        ]);

        var asked = gateway.Backend.Take().Single();
        asked.Header("Remote-User").ShouldBe(user is null ? [] : [user]);
        asked.Headers.Select(header => header.Value).ShouldNotContain("root");
        asked.Headers.ShouldAllBe(header => !header.Value.Contains("203.0.113.66", StringComparison.Ordinal) || header.Name == "CF-Connecting-IP");
        asked.Header("Connection").ShouldBeEmpty();
        asked.Header("X-Forwarded-Host").ShouldBe([host]);
    }

    [Theory]
    [InlineData("/api/v3/series", "X-Api-Key", "key", true)]
    [InlineData("/api/v3/series?apikey=key", null, null, true)]
    [InlineData("/feed/v3/calendar/sonarr.ics?apikey=key", null, null, true)]
    [InlineData("/api/v3/series", null, null, false)]
    [InlineData("/api/v3/series?apikey=", null, null, false)]
    [InlineData("/apia?apikey=key", null, null, false)]
    [InlineData("/settings?apikey=key", null, null, false)]
    [InlineData("/api/../settings?apikey=key", null, null, false)]
    [InlineData("/api/%2e%2e/settings?apikey=key", null, null, false)]
    [InlineData("/api/..%2fsettings?apikey=key", null, null, false)]
    [InlineData("/settings/..;/api?apikey=key", null, null, false)]
    public async Task An_API_passes_the_log_in_page_by_with_a_key_in_its_place_and_not_otherwise(string target, string? header, string? key, bool passes)
    {
        var answer = await gateway.AskRawAsync(Sonarr, target, header is null ? [] : [(header, key!)]); // Not null: it comes with the header.

        answer.ShouldBe(passes ? 200 : 302);
        gateway.Backend.Take().Count.ShouldBe(passes ? 1 : 0);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/Metrics/")]
    [InlineData("//metrics")]
    [InlineData("/web/../metrics")]
    [InlineData("/%6detrics?x")]
    [InlineData("/metrics/deep")]
    public async Task What_a_service_measures_is_not_for_the_Internet(string target)
    {
        (await gateway.AskRawAsync(Jellyfin, target, [])).ShouldBe(404);
        gateway.Backend.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_no_page_gets_no_answer() =>
        await Should.ThrowAsync<HttpRequestException>(() => gateway.AskAsync("other.example.org", "/"));

    [Fact]
    public async Task The_log_in_page_is_asked_about_the_address_that_the_app_would_see()
    {
        gateway.Authelia.Take();

        // The name in the request's line counts, whatever the header says.
        await gateway.AskRawAsync(Sonarr, $"http://{Sonarr}/secret", [("Host", "auth.example.org")], withHost: false);

        gateway.Authelia.Take().Single().Header("X-Original-URL").ShouldBe([$"https://{Sonarr}/secret"]);
    }

    [Fact]
    public async Task A_WebSocket_may_be_asked_for()
    {
        await gateway.AskAsync(Jellyfin, "/socket", ("Upgrade", "websocket"), ("Connection", "Upgrade"));

        var asked = gateway.Backend.Take().Single();
        asked.Header("Upgrade").ShouldBe(["websocket"]);
        asked.Header("Connection").ShouldBe(["upgrade"]);
    }

    /// <summary>nginx between a client and stand-ins for Authelia and every app.</summary>
    public sealed class Gateway : IAsyncLifetime
    {
        private readonly ScratchFolder scratch = new();
        private ProxyManagerNginx? nginx;

        internal EstateGateway Estate { get; private set; } = null!; // Read before the first test.

        internal StandInServer Backend { get; } = new(_ => "HTTP/1.1 200 OK\r\n");

        internal StandInServer Authelia { get; } = new(request => request.Header("Cookie").Contains("session=good")
            ? "HTTP/1.1 200 OK\r\nRemote-User: alex\r\nRemote-Groups: admins\r\nRemote-Name: Alex\r\nRemote-Email: alex@example.org\r\n"
            : $"HTTP/1.1 401 Unauthorized\r\nLocation: https://auth.example.org/?rd={request.Header("X-Original-URL").Single()}\r\n");

        public async ValueTask InitializeAsync()
        {
            var settings = Settings.WriteSample(scratch, "typical", new Dictionary<string, string> { ["grafana.access"] = "two-factor" });
            await Publisher.ReleaseAsync(scratch.At("out"), settings);
            Estate = EstateDocument.Parse(await File.ReadAllTextAsync(scratch.At("out", "estate.json"))).Gateway.ShouldNotBeNull();
            if (Requires.Find("nginx") is null)
                return;
            nginx = Nginx(Backend.Port);
            await nginx.StartAsync();
        }

        internal ProxyManagerNginx Nginx(int behindOwnPort) => new(scratch.At("out"), Estate, Authelia.Port, behindOwnPort);

        /// <summary>Asks for a page as a browser does.</summary>
        internal async Task<HttpResponseMessage> AskAsync(string host, string target, params (string Name, string Value)[] headers)
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{Running.Port}{target}");
            request.Headers.Host = host;
            foreach (var (name, value) in headers.Where(header => header.Value.Length > 0))
                request.Headers.TryAddWithoutValidation(name, value);
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        /// <summary>Asks with a target that no well-behaved client would send, and returns the status.</summary>
        internal async Task<int> AskRawAsync(string host, string target, IEnumerable<(string Name, string Value)> headers, bool withHost = true)
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Running.Port, TestContext.Current.CancellationToken);
            await using var stream = client.GetStream();
            var lines = headers.Select(header => $"{header.Name}: {header.Value}\r\n");
            var request = $"GET {target} HTTP/1.1\r\n{(withHost ? $"Host: {host}\r\n" : "")}Connection: close\r\n{string.Concat(lines)}\r\n";
            await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream);
            var status = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture); // Not null: nginx answers.
        }

        private ProxyManagerNginx Running
        {
            get
            {
                Requires.Tool("nginx");
                return nginx!; // Not null: Requires has not returned otherwise.
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (nginx is not null)
                await nginx.DisposeAsync();
            await Backend.DisposeAsync();
            await Authelia.DisposeAsync();
            scratch.Dispose();
        }
    }
}
