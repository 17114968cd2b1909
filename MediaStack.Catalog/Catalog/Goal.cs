namespace MediaStack.Catalog;

/// <summary>What an owner wants from the stack; each goal proposes the services that carry it.</summary>
public enum Goal
{
    /// <summary>Collect and watch films.</summary>
    Films,

    /// <summary>Collect and watch series.</summary>
    Series,

    /// <summary>Collect and hear music.</summary>
    Music,

    /// <summary>Collect and read books, comics and audio books.</summary>
    Books,

    /// <summary>Play with Plex.</summary>
    Plex,

    /// <summary>Play with Jellyfin.</summary>
    Jellyfin,

    /// <summary>Download from torrents.</summary>
    Torrents,

    /// <summary>Download from Usenet.</summary>
    Usenet,

    /// <summary>Reach the stack from outside, behind one log-in.</summary>
    RemoteAccess,

    /// <summary>See how host and services are doing.</summary>
    Monitoring,
}
