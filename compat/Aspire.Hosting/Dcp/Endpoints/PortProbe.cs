using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Dcp;

/// <summary>Finds out whether ports of this machine can be used.</summary>
internal static class PortProbe
{
    /// <summary>An app host that has just ended may need a moment to give its ports back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes sure that all fixed ports can be used.</summary>
    /// <exception cref="DistributedApplicationException">Some cannot; the message names port, resource and cure for each.</exception>
    public static async Task RequireAsync(IEnumerable<EndpointPlan> plans, CancellationToken cancellationToken)
    {
        var problems = await Task.WhenAll(plans.Where(plan => plan.Port is not null).Select(plan => FindProblemAsync(plan, cancellationToken)));
        if (problems.OfType<string>().ToArray() is { Length: > 0 } found)
            throw new DistributedApplicationException(string.Join(Environment.NewLine, found));
    }

    /// <summary>Why a port cannot be used; null when it can.</summary>
    public static SocketError? ErrorOf(int port, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            if (protocol != ProtocolType.Udp)
                socket.Listen();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    private static async Task<string?> FindProblemAsync(EndpointPlan plan, CancellationToken cancellationToken)
    {
        var port = plan.Port.GetValueOrDefault();
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            var error = ErrorOf(port, plan.Endpoint.Protocol);
            if (error is null)
                return null;
            if (error != SocketError.AddressAlreadyInUse || DateTime.UtcNow > deadline)
                return Explain(plan, port, error.Value);

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string Explain(EndpointPlan plan, int port, SocketError error)
    {
        var endpoint = $"{plan.Protocol} port {port} of '{plan.Resource.Name}' (endpoint '{plan.Endpoint.Name}')";
        return error switch
        {
            SocketError.AddressAlreadyInUse => $"{endpoint} is in use by another program. End that program ('ss -lptn sport = :{port}' names it), or "
                + "give the endpoint another port.",
            SocketError.AccessDenied => $"{endpoint} is reserved for the administrator. Give the endpoint a port from 1024 upwards.",
            _ => $"{endpoint} cannot be used: {error}. Give the endpoint another port.",
        };
    }
}
