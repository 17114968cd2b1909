namespace MediaStack.Catalog.Estate;

/// <summary>One service works with another.</summary>
/// <param name="Kind">As what, one of <see cref="EstateEdgeKind"/>.</param>
/// <param name="From">Resource that uses.</param>
/// <param name="To">Resource that is used.</param>
public sealed record EstateEdge(string Kind, string From, string To);

/// <summary>The kinds of edges. Text rather than an enumeration: they are Aspire's relationship types too.</summary>
public static class EstateEdgeKind
{
    /// <summary>Keeps its sessions in the other.</summary>
    public const string SessionStore = "session-store";

    /// <summary>Reads the other's metrics.</summary>
    public const string Scrapes = "scrapes";

    /// <summary>Has its downloads made by the other.</summary>
    public const string DownloadClient = "download-client";

    /// <summary>Gets its indexers from the other.</summary>
    public const string Indexers = "indexers";

    /// <summary>Shows or looks up the library of the other, a media server.</summary>
    public const string Library = "library";

    /// <summary>Has requests of the household carried out by the other, a manager of films or series.</summary>
    public const string Requests = "requests";

    /// <summary>Finds subtitles for what the other manages.</summary>
    public const string Subtitles = "subtitles";

    /// <summary>Keeps the quality profiles and naming of the other, a manager, as the TRaSH guides advise.</summary>
    public const string Quality = "quality";

    /// <summary>Unpacks the downloads that the other, a manager, waits for.</summary>
    public const string Unpack = "unpack";

    /// <summary>Counts what the other, a media server, plays, or shows what the other has counted.</summary>
    public const string Statistics = "statistics";

    /// <summary>Has the challenges of protected sites solved by the other.</summary>
    public const string ChallengeSolver = "challenge-solver";

    /// <summary>Its page is reached through the other, the reverse proxy.</summary>
    public const string ProxiedBy = "proxied-by";

    /// <summary>Lives in the network namespace of the other, which has the networks and ports of all in it.</summary>
    public const string Namespace = "namespace";

    /// <summary>Sends all its traffic through the tunnel of the other, the VPN.</summary>
    public const string VpnRoute = "vpn-route";

    /// <summary>Hands the port at which the VPN's provider lets others in on to the other, a torrent client.</summary>
    public const string PortForward = "port-forward";

    /// <summary>Draws what the other records.</summary>
    public const string DataSource = "data-source";

    /// <summary>Shows the other on its start page.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>Sees the container engine only through the other, a socket proxy.</summary>
    public const string SocketProxy = "socket-proxy";

    /// <summary>Starts the other anew when it has lost its network.</summary>
    public const string Supervises = "supervises";

    /// <summary>Turns what the other tells of itself into metrics.</summary>
    public const string Measures = "measures";

    /// <summary>Asks the other's page from outside whether it answers.</summary>
    public const string Probes = "probes";

    /// <summary>Passes its alerts on to the other.</summary>
    public const string Alerts = "alerts";

    /// <summary>Tells the owner something through the other, a channel of messages.</summary>
    public const string Notifies = "notifies";

    /// <summary>Keeps copies of the other's volumes.</summary>
    public const string BacksUp = "backs-up";

    /// <summary>Counts failed log-ins in the other's log.</summary>
    public const string WatchesLog = "watches-log";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SessionStore, Scrapes, DownloadClient, Indexers, Library, Requests, Subtitles, Quality, Unpack, Statistics,
        ChallengeSolver, ProxiedBy, Namespace, VpnRoute, PortForward, DataSource, Dashboard,
        SocketProxy, Supervises, Measures, Probes, Alerts, Notifies, BacksUp, WatchesLog,
    ];
}

/// <summary>One service starts after another.</summary>
/// <param name="From">Resource that waits.</param>
/// <param name="To">Resource that is waited for.</param>
/// <param name="Condition">For what.</param>
public sealed record EstateWait(string From, string To, EstateWaitCondition Condition);

/// <summary>What a wait waits for.</summary>
public enum EstateWaitCondition
{
    /// <summary>It runs (compose's <c>service_started</c>).</summary>
    Started,

    /// <summary>Its health check passes (<c>service_healthy</c>).</summary>
    Healthy,

    /// <summary>It ended well (<c>service_completed_successfully</c>).</summary>
    Completed,
}

/// <summary>A network of the project.</summary>
/// <param name="Name">Name in the compose file.</param>
/// <param name="Internal">True where it has no way out of the host.</param>
/// <param name="Members">Resources on it.</param>
public sealed record EstateNetwork(string Name, bool Internal, IReadOnlyList<string> Members)
{
    internal EstateNetwork InFixedOrder() => this with { Members = [.. Members.Order(StringComparer.Ordinal)] };
}
