using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The certificate of one orchestrator, made here, so that nothing else is trusted. The orchestrator could make one as well, but its RSA
/// keys take two to five seconds of the start.
/// </summary>
internal sealed class DcpCertificate
{
    private readonly X509Certificate2 _certificate;

    private DcpCertificate(X509Certificate2 certificate, IReadOnlyList<string> arguments)
    {
        _certificate = certificate;
        Arguments = arguments;
    }

    /// <summary>Arguments that make the orchestrator use it.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Makes a certificate for the loopback interface, and writes it with its key into a folder that is closed to others.</summary>
    public static DcpCertificate Create(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Orchestrator of an Aspire app host", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = DateTimeOffset.UtcNow;

        // A clock may be set back a little; nobody runs a development session for ten years.
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        var (certificateFile, keyFile) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return new DcpCertificate(certificate, ["--tls-cert-file", certificateFile, "--tls-key-file", keyFile]);
    }

    /// <summary>A client that trusts this certificate and no other.</summary>
    public HttpClient Connect(KubeConfig config)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(_certificate);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
            UseProxy = false,
        };
        var client = new HttpClient(handler) { BaseAddress = config.Server, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config.Token);
        return client;
    }
}
