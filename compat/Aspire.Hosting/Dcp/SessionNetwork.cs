using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;

namespace Aspire.Hosting.Dcp;

/// <summary>The network that the containers of one run share.</summary>
internal static class SessionNetwork
{
    /// <summary>Name of the orchestrator's object.</summary>
    public static string Name => KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value;

    /// <summary>A network of its own for each run, so that two app hosts do not meet.</summary>
    /// <param name="application">Name of the app host.</param>
    public static ContainerNetwork Create(string application)
    {
        var suffix = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 8);
        return new ContainerNetwork
        {
            Metadata = new DcpMetadata { Name = Name },
            Spec = new ContainerNetworkSpec { NetworkName = $"aspire-session-network-{suffix}-{application}" },
        };
    }
}
