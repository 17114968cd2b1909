namespace MediaStack.AppHost.Model;

/// <summary>A network of the estate. Networks are cut by purpose: who shares one may talk to each other, nobody else.</summary>
/// <param name="Name">Name in the compose file.</param>
/// <param name="Internal">True where nothing on the network needs a way out of the host.</param>
internal sealed record StackNetwork(string Name, bool Internal)
{
    /// <summary>The reverse proxy and what it serves.</summary>
    public static readonly StackNetwork Edge = new("edge", Internal: false);

    /// <summary>The apps that call each other's APIs.</summary>
    public static readonly StackNetwork Apps = new("apps", Internal: false);

    /// <summary>The VPN container and those that hand it downloads.</summary>
    public static readonly StackNetwork Downloads = new("downloads", Internal: false);

    /// <summary>What is measured and what measures it.</summary>
    public static readonly StackNetwork Monitoring = new("monitoring", Internal: false);

    /// <summary>The supervisor and its socket proxy.</summary>
    public static readonly StackNetwork SupervisorControl = new("control-supervisor", Internal: true);

    /// <summary>The start page and its socket proxy.</summary>
    public static readonly StackNetwork HomepageControl = new("control-homepage", Internal: true);

    /// <summary>The channel of messages and those who send them.</summary>
    public static readonly StackNetwork Notifications = new("notifications", Internal: true);

    /// <summary>The exporter of containers and its socket proxy.</summary>
    public static readonly StackNetwork CAdvisorControl = new("control-cadvisor", Internal: true);

    /// <summary>The volume backup and its socket proxy.</summary>
    public static readonly StackNetwork VolumeBackupControl = new("control-volume-backup", Internal: true);

    /// <summary>Watchtower and its socket proxy.</summary>
    public static readonly StackNetwork WatchtowerControl = new("control-watchtower", Internal: true);

    /// <summary>Dozzle and its socket proxy.</summary>
    public static readonly StackNetwork DozzleControl = new("control-dozzle", Internal: true);

    /// <summary>Stores and the services that keep data in them.</summary>
    public static readonly StackNetwork Data = new("data", Internal: true);

    /// <summary>All networks, in the order in which they are published.</summary>
    public static readonly IReadOnlyList<StackNetwork> All =
    [
        Edge, Apps, Downloads, Monitoring, Notifications, SupervisorControl, HomepageControl, CAdvisorControl, VolumeBackupControl,
        WatchtowerControl, DozzleControl, Data,
    ];
}
