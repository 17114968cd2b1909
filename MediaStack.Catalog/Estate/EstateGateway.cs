namespace MediaStack.Catalog.Estate;

/// <summary>How pages are reached from outside.</summary>
/// <param name="Door">Through which door.</param>
/// <param name="Domain">The domain below which the pages have their names.</param>
/// <param name="HttpsPort">Port of https in public addresses.</param>
/// <param name="DefaultSite">
/// What the reverse proxy of the stack does with a request for any other name, in the words of its setting <c>default-site</c>:
/// <c>444</c>, the connection is closed without an answer.
/// </param>
/// <param name="Hosts">The pages.</param>
public sealed record EstateGateway(PublicDoor Door, string Domain, int HttpsPort, string DefaultSite, IReadOnlyList<EstateProxyHost> Hosts)
{
    internal EstateGateway InFixedOrder() => this with { Hosts = [.. Hosts.OrderBy(host => host.Host, StringComparer.Ordinal)] };
}

/// <summary>A page behind a reverse proxy: what the wiring writes there as one proxy host.</summary>
/// <param name="Service">Resource whose page it is.</param>
/// <param name="Host">Its public name.</param>
/// <param name="Level">What stands before it.</param>
/// <param name="ForwardScheme"><c>http</c> or <c>https</c>.</param>
/// <param name="ForwardHost">Host name inside the networks.</param>
/// <param name="ForwardPort">Port inside the networks.</param>
/// <param name="Configuration">
/// nginx directives for the page's <c>server</c> block (Nginx Proxy Manager's <c>advanced_config</c>), which include the files that the
/// proxy has as <c>/snippets</c>. With them the proxy manager writes no location of its own.
/// </param>
public sealed record EstateProxyHost(
    string Service, string Host, AccessLevel Level, string ForwardScheme, string ForwardHost, int ForwardPort, string Configuration)
{
    /// <summary>Whether plain http is redirected to https by the proxy manager; it knows port 443 only.</summary>
    public bool ForceHttps { get; init; }

    /// <summary>
    /// Whether the proxy manager refuses requests that look like attacks. Never: an address in a query, as searches have, is one of them.
    /// </summary>
    public bool BlockExploits { get; init; }

    /// <summary>Whether WebSockets pass.</summary>
    public bool Websockets { get; init; } = true;

    /// <summary>The app's API, to which a key of its own opens the way past the log-in page; each path with all below it.</summary>
    public IReadOnlyList<string> ApiPaths { get; init; } = [];

    /// <summary>The header that carries the API's key; <see langword="null"/> where there is no such API.</summary>
    public string? ApiKeyHeader { get; init; }

    /// <summary>Paths that nobody gets from outside, each with all below it.</summary>
    public IReadOnlyList<string> BlockedPaths { get; init; } = [];
}
