namespace Aspire.Hosting.Dcp.Api;

/// <summary>The network that the containers of a run share.</summary>
internal sealed class ContainerNetwork : DcpObject, IDcpKind
{
    public static string Plural => "containernetworks";

    public ContainerNetworkSpec Spec { get; set; } = new();
}

/// <summary>Name of the network at the container runtime.</summary>
internal sealed class ContainerNetworkSpec
{
    public string NetworkName { get; set; } = string.Empty;
}

/// <summary>An address under which a workload is reached, with or without a proxy in front of it.</summary>
internal sealed class Service : DcpObject, IDcpKind
{
    public static string Plural => "services";

    public ServiceSpec Spec { get; set; } = new();

    public ServiceStatus? Status { get; set; }
}

/// <summary>What is asked for. Without port any free one is taken.</summary>
internal sealed class ServiceSpec
{
    /// <summary><c>TCP</c> or <c>UDP</c>.</summary>
    public string Protocol { get; set; } = "TCP";

    /// <summary><c>0.0.0.0</c> for all IPv4 interfaces, of which those to containers are one; null for the loopback interface.</summary>
    public string? Address { get; set; }

    public int? Port { get; set; }

    /// <summary><c>Localhost</c> for a proxy, <c>Proxyless</c> for none.</summary>
    public string AddressAllocationMode { get; set; } = "Localhost";
}

/// <summary>What was given out.</summary>
internal sealed class ServiceStatus
{
    public string? EffectiveAddress { get; set; }

    public int? EffectivePort { get; set; }
}

/// <summary>Content of the annotation <c>service-producer</c>: a workload says that it serves a service.</summary>
internal sealed record ServiceProducer(string ServiceName, string? Address, int? Port)
{
    public const string Annotation = "service-producer";
}
