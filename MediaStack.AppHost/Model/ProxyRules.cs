namespace MediaStack.AppHost.Model;

/// <summary>What a reverse proxy must know of a page beyond its address and its access level.</summary>
internal sealed record ProxyRules
{
    /// <summary>Nothing special.</summary>
    public static readonly ProxyRules None = new();

    /// <summary>The page's name below the domain, where it is not that of the service.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The app's API, which phones and scripts call with a key of their own. With a key in its place a request passes the log-in page
    /// by, and the app judges the key; without one it gets the log-in page like any other.
    /// </summary>
    public ApiKeyAccess? Api { get; init; }

    /// <summary>Paths that nobody gets from outside, each with all below it, such as <c>/metrics</c>.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];
}

/// <summary>How an app takes the key of its API.</summary>
/// <param name="Paths">The API's paths, each with all below it, such as <c>/api</c>.</param>
/// <param name="Header">Name of the request's header that carries the key.</param>
/// <param name="Query">Name of the query's part that carries it; null where the app takes none.</param>
internal sealed record ApiKeyAccess(IReadOnlyList<string> Paths, string Header, string? Query);
