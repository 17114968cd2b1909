using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Where a service listens on the compose network, and the port of the host that leads there.</summary>
/// <param name="Scheme">URI scheme.</param>
/// <param name="Host">Name of the resource, which is the host name on the compose network.</param>
/// <param name="Port">Port inside the container: a number or a placeholder.</param>
/// <param name="HostPort">Port of the host, where one was asked for.</param>
/// <param name="IsExternal">Whether it can be reached from outside the compose network.</param>
/// <param name="IsTls">Whether the endpoint speaks TLS.</param>
internal sealed record ServiceEndpoint(string Scheme, string Host, string Port, int? HostPort, bool IsExternal, bool IsTls)
{
    /// <summary>Entry of <c>ports</c> or <c>expose</c>.</summary>
    public string PortEntry => IsExternal && HostPort is { } hostPort ? string.Create(CultureInfo.InvariantCulture, $"{hostPort}:{Port}") : Port;

    /// <summary>Value of a property as other services of the network see it, external or not.</summary>
    public string Value(EndpointProperty property) => property switch
    {
        EndpointProperty.Url => $"{Scheme}://{Host}:{Port}",
        EndpointProperty.Host or EndpointProperty.IPV4Host => Host,
        EndpointProperty.Port or EndpointProperty.TargetPort => Port,
        EndpointProperty.HostAndPort => $"{Host}:{Port}",
        EndpointProperty.Scheme => Scheme,
        EndpointProperty.TlsEnabled => IsTls ? bool.TrueString : bool.FalseString,
        _ => throw new NotSupportedException($"The endpoint property '{property}' has no value in a compose file."),
    };
}
