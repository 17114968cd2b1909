using System.Net;
using System.Net.Sockets;
using MediaStack.AppHost.Model;
using MediaStack.AppHost.Publishing;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Running;

/// <summary>
/// Ports in run mode, all on the loopback: a port that the owner chose keeps its number where it is free, everything else gets one of
/// the orchestrator's.
/// </summary>
internal static class RunPorts
{
    /// <summary>Gives the endpoints of the services their ports.</summary>
    /// <returns>Chosen ports that are taken on this machine.</returns>
    public static IReadOnlyList<Finding> Apply(IReadOnlyList<ReleaseService> services)
    {
        List<Finding> findings = [];
        foreach (var service in services)
        {
            foreach (var port in service.Policy.Ports)
            {
                Choose(service, port, findings);
            }
        }

        foreach (var service in services)
        {
            Move(service);
        }

        return findings;
    }

    /// <summary>Keeps the fixed ports of processes where they are free.</summary>
    /// <returns>Ports that are taken on this machine.</returns>
    public static IReadOnlyList<Finding> Apply(IEnumerable<ProjectResource> processes)
    {
        List<Finding> findings = [];
        foreach (var process in processes)
        {
            foreach (var endpoint in process.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint.Port is { } port && Refusal(port, endpoint.Protocol) is { } refusal)
                {
                    findings.Add(Taken(process.Name, port, refusal));
                    endpoint.Port = null;
                }
            }
        }

        return findings;
    }

    /// <summary>Why nothing can listen on a port of the loopback.</summary>
    /// <returns>A sentence of the system; null when it is free.</returns>
    public static string? Refusal(int port, ProtocolType protocol = ProtocolType.Tcp)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return null;
        }
        catch (SocketException exception)
        {
            return $"{exception.Message}.";
        }
    }

    /// <summary>Says that a port is taken.</summary>
    public static Finding Taken(string what, int port, string refusal) => new(FindingSeverity.Warning, "port-in-use", what,
        FormattableString.Invariant($"Port {port} cannot be opened on this machine: {refusal} It gets another one for this run, which the dashboard shows."),
        "Stop what uses the port, or choose another one.");

    private static void Choose(ReleaseService service, PublishedPort port, List<Finding> findings)
    {
        var protocol = port.Protocol == "udp" ? ProtocolType.Udp : ProtocolType.Tcp;
        var endpoint = service.Resource.Annotations.OfType<EndpointAnnotation>()
            .FirstOrDefault(endpoint => endpoint.TargetPort == port.ContainerPort && endpoint.Protocol == protocol);
        if (endpoint is null)
        {
            endpoint = new EndpointAnnotation(protocol, name: FormattableString.Invariant($"{port.Protocol}-{port.ContainerPort}"), targetPort: port.ContainerPort);
            service.Resource.Annotations.Add(endpoint);
        }

        if (Refusal(port.Published.HostPort, protocol) is { } refusal)
        {
            findings.Add(Taken(service.Name, port.Published.HostPort, refusal));
        }
        else
        {
            endpoint.Port = port.Published.HostPort;
        }
    }

    /// <summary>Who shares another one's network namespace is reached through that one; on the host's network there is nothing to open.</summary>
    private static void Move(ReleaseService service)
    {
        if (service.Policy is { NamespaceOf: null, HostNetworkReason: null })
        {
            return;
        }

        foreach (var endpoint in service.Resource.Annotations.OfType<EndpointAnnotation>().ToList())
        {
            service.Resource.Annotations.Remove(endpoint);
            service.Policy.NamespaceOf?.Annotations.Add(new EndpointAnnotation(
                endpoint.Protocol, endpoint.UriScheme, name: $"{service.Name}-{endpoint.Name}", port: endpoint.Port, targetPort: endpoint.TargetPort));
        }
    }
}
