using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using MediaStack.EndToEnd.Tests.Publishing;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Gateway;

/// <summary>The configuration for a reverse proxy that the owner has already, read by that proxy.</summary>
public sealed class OwnProxyTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Nginx_accepts_the_exported_pages_with_the_owners_certificate()
    {
        Requires.Tool("nginx");
        await PublishAsync("nginx");
        Directory.Move(scratch.At("out", "export", "nginx"), scratch.At("mediastack"));
        WriteCertificate();
        var configuration = scratch.Write("nginx.conf", $$"""
            pid {{scratch.At("nginx.pid")}};
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path {{scratch.At("body")}};
              proxy_temp_path {{scratch.At("proxy")}};
              fastcgi_temp_path {{scratch.At("fastcgi")}};
              uwsgi_temp_path {{scratch.At("uwsgi")}};
              scgi_temp_path {{scratch.At("scgi")}};
              include mediastack/pages.conf;
            }
            """);

        (await Cli.RunAsync("nginx", ["-t", "-q", "-e", "stderr", "-c", configuration])).Succeeded().Everything.ShouldBeEmpty();
    }

    [Fact]
    public async Task Caddy_accepts_the_exported_pages()
    {
        Requires.Tool("caddy");
        await PublishAsync("caddy");

        var adapted = await Cli.RunAsync("caddy", ["adapt", "--validate", "--adapter", "caddyfile", "--config", scratch.At("out", "export", "caddy", "mediastack.caddy")]);

        var json = adapted.Succeeded().Output;
        json.ShouldContain("sonarr.example.org");
        json.ShouldContain("127.0.0.1:18989");
        json.ShouldContain("/api/authz/forward-auth");
    }

    [Fact]
    public async Task Pages_and_the_log_in_page_are_published_for_the_proxy_alone()
    {
        await PublishAsync("nginx");
        var estate = Catalog.Estate.EstateDocument.Parse(await File.ReadAllTextAsync(scratch.At("out", "estate.json"), TestContext.Current.CancellationToken));

        estate.Services.SelectMany(service => service.Ports).Select(port => $"{port.Address}:{port.HostPort}")
            .ShouldBe(["127.0.0.1:8096", "127.0.0.1:9091", "127.0.0.1:18989"], ignoreOrder: true);
        estate.Gateway.ShouldNotBeNull().Hosts.Select(host => host.Host)
            .ShouldBe(["auth.example.org", "jellyfin.example.org", "sonarr.example.org"]);
    }

    private async Task PublishAsync(string proxy)
    {
        var file = Settings.WriteEstate(scratch, values: new Dictionary<string, string> { ["own-proxy"] = proxy, ["sonarr.port"] = "18989" });
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject(); // Not null: the file holds an object.
        settings["services"] = new JsonArray("authelia", "jellyfin", "redis", "sonarr");
        await File.WriteAllTextAsync(file, settings.ToJsonString());
        await Publisher.ReleaseAsync(scratch.At("out"), file);
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=example.org", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        scratch.Write("mediastack-tls.conf", $"ssl_certificate {scratch.Write("page.pem", certificate.ExportCertificatePem())};\n"
            + $"ssl_certificate_key {scratch.Write("key.pem", key.ExportPkcs8PrivateKeyPem())};\n");
    }
}
