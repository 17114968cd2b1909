using MediaStack.AppHost.Model;
using MediaStack.AppHost.Services;
using MediaStack.Catalog.Estate;

namespace MediaStack.AppHost.Monitoring;

/// <summary>A question to a page from outside, and what makes a good answer.</summary>
/// <param name="Job">The job of Prometheus that it belongs to.</param>
/// <param name="Module">The blackbox exporter's module that judges the answer.</param>
/// <param name="Url">What is asked.</param>
/// <param name="Labels">What the result is labelled with.</param>
internal sealed record PageProbe(string Job, string Module, string Url, params (string Name, string Value)[] Labels)
{
    /// <summary>Job of the services' own pages.</summary>
    public const string Pages = "pages";

    /// <summary>Job of what Gluetun tells of its tunnel.</summary>
    public const string Vpn = "vpn";

    /// <summary>Job of the pages as the Internet sees them.</summary>
    public const string Certificates = "certificates";

    /// <summary>The public name that is asked for, where it is not that of the address.</summary>
    public string? HostName { get; init; }

    /// <summary>Everything that an exporter asks.</summary>
    public static IReadOnlyList<PageProbe> Of(StackBuilder stack, MediaServiceResource exporter)
    {
        var probed = exporter.Related(EstateEdgeKind.Probes).Cast<MediaServiceResource>().ToList();
        return
        [
            .. probed.Where(service => service.GetEndpoint(WebAccess.Endpoint).Exists).Select(Page),
            .. probed.Where(service => service.Name == GluetunService.Id).SelectMany(vpn => Tunnel(stack, vpn)),
            .. probed.Where(service => probed.Exists(other => other.Name == NginxProxyManagerService.Id) && service.Related(EstateEdgeKind.ProxiedBy).Any())
                .SelectMany(service => Certificate(stack, service)),
        ];
    }

    /// <summary>The page that the health check asks, from outside; else the first one, which may ask who is there.</summary>
    private static PageProbe Page(MediaServiceResource service)
    {
        var (policy, endpoint) = (service.Policy(), service.GetEndpoint(WebAccess.Endpoint));
        var (module, path) = policy.HealthUrl is { } health && new Uri(health) is { } asked && asked.Port == endpoint.InternalPort()
            ? (ProbeModules.Good, asked.PathAndQuery)
            : (ProbeModules.Answers, "/");
        return new PageProbe(Pages, module, $"http://{endpoint.InternalAddress()}{path}",
            ("service", service.Name), ("category", policy.Definition.Category.KebabName()));
    }

    private static IEnumerable<PageProbe> Tunnel(StackBuilder stack, MediaServiceResource vpn)
    {
        var address = vpn.GetEndpoint("control").InternalAddress();
        yield return Check("tunnel", ProbeModules.VpnRuns, "/v1/vpn/status");
        yield return Check("address", ProbeModules.VpnAddress, "/v1/publicip/ip");
        if (stack.Value("gluetun.port-forwarding") == "true")
        {
            yield return Check("port", ProbeModules.VpnPort, "/v1/portforward");
        }

        PageProbe Check(string name, string module, string path) =>
            new(Vpn, module, $"http://{address}{path}", ("service", vpn.Name), ("check", name));
    }

    // Asked of the gateway inside the estate: whether the router leads the public name back in is not the question.
    private static IEnumerable<PageProbe> Certificate(StackBuilder stack, MediaServiceResource service) =>
        PageAddress.Of(stack, service.Name) is { } page
            ? [new(Certificates, ProbeModules.Certificate, $"https://{NginxProxyManagerService.Id}", ("service", service.Name)) { HostName = page.Host }]
            : [];
}
