namespace MediaStack.Catalog.Estate;

/// <summary>One container of the estate.</summary>
/// <param name="Id">Id in the catalog.</param>
/// <param name="Resource">Name in the app host, in the compose file and as a host name in its networks.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Category">Shelf in the catalog.</param>
/// <param name="Image">Image with its exact tag.</param>
/// <param name="Endpoints">Where it answers inside its networks.</param>
/// <param name="Volumes">What is mounted.</param>
/// <param name="Networks">Names of the networks that it is on.</param>
/// <param name="Health">How its health is probed; <see langword="null"/> only with a <see cref="NoHealthReason"/>.</param>
/// <param name="Ports">Ports that it publishes on the host.</param>
public sealed record EstateService(
    string Id,
    string Resource,
    string Title,
    ServiceCategory Category,
    string Image,
    IReadOnlyList<EstateEndpoint> Endpoints,
    IReadOnlyList<EstateVolume> Volumes,
    IReadOnlyList<string> Networks,
    EstateHealth? Health,
    IReadOnlyList<EstatePort> Ports)
{
    /// <summary>Why no health check is possible, where there is none.</summary>
    public string? NoHealthReason { get; init; }

    /// <summary>How its page can be reached; <see langword="null"/> for a service without one.</summary>
    public EstateAccess? Access { get; init; }

    /// <summary>The most memory that it may take, in MiB.</summary>
    public int MemoryMiB { get; init; }

    /// <summary>How many of the host's processors it may keep busy; <see langword="null"/> for all of them.</summary>
    public int? Processors { get; init; }

    /// <summary>What it may do beyond the least that every service may, each with the reason.</summary>
    public IReadOnlyList<EstatePrivilege> Privileges { get; init; } = [];

    /// <summary>The folders of media that it works with, the first of a kind being where new media go.</summary>
    public IReadOnlyList<EstateLibrary> Libraries { get => field ?? []; init; }

    /// <summary>What a person has to be asked before its first start, because it is not kept anywhere.</summary>
    public IReadOnlyList<DeployQuestion> AskedAtDeploy { get => field ?? []; init; }

    internal EstateService InFixedOrder() => this with
    {
        Privileges = [.. Privileges.OrderBy(privilege => privilege.Name, StringComparer.Ordinal)],
        Endpoints = [.. Endpoints.OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)],
        Volumes = [.. Volumes.OrderBy(volume => volume.Target, StringComparer.Ordinal)],
        Networks = [.. Networks.Order(StringComparer.Ordinal)],
        Ports = [.. Ports.OrderBy(port => $"{port.HostPort:00000} {port.Protocol} {port.Address}", StringComparer.Ordinal)],
    };
}

/// <summary>How the page of a service can be reached.</summary>
/// <param name="Level">The level that holds, which need not be the one that the owner chose.</param>
/// <param name="Host">Its public name; <see langword="null"/> where no reverse proxy leads to it.</param>
public sealed record EstateAccess(AccessLevel Level, string? Host = null);

/// <summary>Something that a service may do beyond the least.</summary>
/// <param name="Name">
/// <c>capability:NET_ADMIN</c>, <c>device:/dev/net/tun</c>, <c>group:104</c>, <c>host-mount:/</c>, <c>host-network</c>, <c>root-start</c> or <c>writable-root</c>.
/// </param>
/// <param name="Reason">Why.</param>
public sealed record EstatePrivilege(string Name, string Reason);

/// <summary>Where a service answers inside its networks.</summary>
/// <param name="Name">What it is for: <c>http</c>, <c>metrics</c>.</param>
/// <param name="Scheme">URI scheme.</param>
/// <param name="Host">Host name.</param>
/// <param name="Port">Port inside the network.</param>
public sealed record EstateEndpoint(string Name, string Scheme, string Host, int Port);

/// <summary>Something mounted into a service.</summary>
/// <param name="Source">A named volume, a path relative to the release (<c>./config/…</c>) or an absolute path of the host.</param>
/// <param name="Target">Absolute path in the container.</param>
/// <param name="Kind">What it holds, which decides how it is backed up.</param>
/// <param name="ReadOnly">Whether the service only reads it.</param>
public sealed record EstateVolume(string Source, string Target, EstateVolumeKind Kind, bool ReadOnly);

/// <summary>What a mount holds.</summary>
public enum EstateVolumeKind
{
    /// <summary>Settings and state: part of every back-up.</summary>
    Config,

    /// <summary>Media and downloads: the owner's, never touched.</summary>
    Data,

    /// <summary>Can be made again: never backed up.</summary>
    Cache,

    /// <summary>A secret file of the release.</summary>
    Secret,

    /// <summary>Archives of back-ups: the owner's, and no part of a back-up themselves.</summary>
    Archive,

    /// <summary>A part of the host itself, such as the engine's socket: neither backed up nor restored.</summary>
    Host,
}

/// <summary>A health check.</summary>
/// <param name="Test">Compose form: <c>CMD</c> and words, or <c>CMD-SHELL</c> and one line.</param>
/// <param name="IntervalSeconds">Time between two checks.</param>
/// <param name="TimeoutSeconds">Time after which a check has failed.</param>
/// <param name="Retries">Failures in a row that make the service unhealthy.</param>
/// <param name="StartPeriodSeconds">Time after the start in which failures do not count.</param>
public sealed record EstateHealth(IReadOnlyList<string> Test, int IntervalSeconds, int TimeoutSeconds, int Retries, int StartPeriodSeconds);

/// <summary>A port published on the host.</summary>
/// <param name="HostPort">Port of the host.</param>
/// <param name="ContainerPort">Port in the container.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="Address">Address of the host that it is bound to; <see langword="null"/> for every address.</param>
public sealed record EstatePort(int HostPort, int ContainerPort, string Protocol, string? Address = null);
