namespace Aspire.Hosting.ApplicationModel;

/// <summary>A network from which an endpoint is seen; the address differs from network to network.</summary>
/// <param name="Value">The identifier.</param>
public record NetworkIdentifier(string Value);

/// <summary>The networks every application has.</summary>
public static class KnownNetworkIdentifiers
{
    /// <summary>The loopback network of this machine, on which projects and executables talk.</summary>
    public static readonly NetworkIdentifier LocalhostNetwork = new("localhost");

    /// <summary>The internet.</summary>
    public static readonly NetworkIdentifier PublicInternet = new(".");

    /// <summary>The network that containers share.</summary>
    public static readonly NetworkIdentifier DefaultAspireContainerNetwork = new("aspire-container-network");
}

/// <summary>Host names with a meaning of their own.</summary>
public static class KnownHostNames
{
    /// <summary>This machine, seen from itself.</summary>
    public const string Localhost = "localhost";

    /// <summary>This machine, seen from a container through the tunnel.</summary>
    public const string DefaultContainerTunnelHostName = "aspire.dev.internal";

    /// <summary>This machine, seen from a container without a tunnel.</summary>
    public const string DockerDesktopHostBridge = "host.docker.internal";
}
