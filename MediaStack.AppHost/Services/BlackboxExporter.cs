using MediaStack.AppHost.Model;
using MediaStack.AppHost.Monitoring;
using MediaStack.Catalog;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Blackbox exporter: asks pages, the VPN and the gateway's certificates from outside. It shares a network with each of them, and the
/// answers that it passes on hold no content of theirs.
/// </summary>
internal static class BlackboxExporterService
{
    /// <summary>Id in the catalog.</summary>
    public const string Id = "blackbox-exporter";

    private const string Image = "prom/blackbox-exporter";
    private const string Tag = "v0.28.0";
    private const string File = "blackbox.yml";
    private const int Port = 9115;

    /// <summary>
    /// Adds the blackbox exporter when it is selected. It asks every page that is in the model so far, and Gluetun about its tunnel, on one
    /// network with each.
    /// </summary>
    public static IResourceBuilder<MediaServiceResource>? AddBlackboxExporter(this StackBuilder stack)
    {
        var asked = stack.Application.Resources.OfType<MediaServiceResource>()
            .Where(service => service.Policy().Definition.Category != ServiceCategory.Internal
                && (service.GetEndpoint(WebAccess.Endpoint).Exists || service.Name == GluetunService.Id)).ToList();
        var exporter = stack.AddService(Id, Image, Tag);
        if (exporter is null)
        {
            return null;
        }

        exporter
            .WithHttpEndpoint(targetPort: Port, name: Relations.MetricsEndpoint)
            .WithArgs($"--config.file=/run/secrets/{File}")
            // It holds the key of Gluetun's control server.
            .WithSecretFile(File, () => ProbeModules.Write(stack, exporter.Resource))
            .OnNetworks(StackNetwork.Monitoring)
            .WithHealthUrlByWget($"http://127.0.0.1:{Port}/-/healthy")
            .AsFixedUser()
            .WithProcesses(64);
        foreach (var service in asked)
        {
            exporter.WithPolicy(policy => Reach(policy, (service.Policy().NamespaceOf ?? service).Policy()));
            exporter.Probes(stack.Application.CreateResourceBuilder(service));
        }

        return exporter;
    }

    private static void Reach(ServicePolicy exporter, ServicePolicy target)
    {
        if (target.HostNetworkReason is not null)
        {
            exporter.ExtraHosts[EndpointAddress.HostName] = EndpointAddress.HostGateway;
        }
        else if (!target.Networks.Exists(exporter.Networks.Contains))
        {
            exporter.Join(target.Networks[0]);
        }
    }
}
