namespace MediaStack.Catalog;

/// <summary>The shelf on which a service stands in the wizard and on the start page.</summary>
public enum ServiceCategory
{
    /// <summary>Plays the library to screens: Plex, Jellyfin.</summary>
    MediaServers,

    /// <summary>Where the household asks for films and series.</summary>
    Requests,

    /// <summary>Keeps films, series, music and books in order.</summary>
    Library,

    /// <summary>Finds releases and subtitles.</summary>
    Finding,

    /// <summary>Books, comics and audio books.</summary>
    Reading,

    /// <summary>Download clients and the VPN that they use.</summary>
    Downloads,

    /// <summary>The reverse proxy, log-in and what they need.</summary>
    Gateway,

    /// <summary>Ways in from outside: tunnels and dynamic names.</summary>
    WaysIn,

    /// <summary>Metrics, logs and dashboards.</summary>
    Monitoring,

    /// <summary>Messages to the owner.</summary>
    Notifications,

    /// <summary>The page that links to everything.</summary>
    StartPage,

    /// <summary>Back-ups, updates and cleaning.</summary>
    Maintenance,

    /// <summary>Helpers that policy needs and nobody chooses.</summary>
    Internal,
}
