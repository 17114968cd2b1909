using System.Text;
using System.Text.RegularExpressions;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Services;

/// <summary>
/// Configuration for a reverse proxy that the owner has already: the same pages, levels and rules as Nginx Proxy Manager gets, in files of
/// the release that the owner copies or includes. Certificates stay the owner's.
/// </summary>
internal static class OwnProxyExport
{
    /// <summary>Folder in the release.</summary>
    public const string Folder = "export";

    private const string NginxFolder = "mediastack";

    /// <summary>The files, by their path in the release; none where the owner has no reverse proxy of his own.</summary>
    public static IEnumerable<(string Path, string Content)> Files(StackSettings settings, IEnumerable<IResource> resources)
    {
        if (PublicDoors.Of(settings) is not PublicDoor.OwnProxy)
        {
            return [];
        }

        var address = settings["own-proxy-address"]!; // Not null: it has a default.
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        var pages = ProxiedPage.Of(settings, resources).Select(page => (Page: page, Upstream: $"{host}:{HostPort(page)}")).ToList();
        var authelia = $"{host}:{settings["authelia.port"]}";
        return settings["own-proxy"] == "caddy"
            ? [($"{Folder}/caddy/mediastack.caddy", Caddy(pages, authelia))]
            : Nginx(pages, authelia, settings);
    }

    // What is on the host's network has no port but its own.
    private static int HostPort(ProxiedPage page) =>
        page.Service.Policy().Ports.Find(port => port.ContainerPort == page.Upstream.InternalPort())?.Published.HostPort ?? page.Upstream.InternalPort();

    private static IEnumerable<(string Path, string Content)> Nginx(
        IReadOnlyList<(ProxiedPage Page, string Upstream)> pages, string authelia, StackSettings settings)
    {
        var servers = new NginxConf()
            .Comment("Copy this folder to /etc/nginx/mediastack, and put into your http block: include mediastack/pages.conf;")
            .Comment("Your certificate (ssl_certificate and ssl_certificate_key) goes into /etc/nginx/mediastack-tls.conf.");
        foreach (var (page, upstream) in pages)
        {
            servers.Block("server", [], server => server
                .Set("listen", "443", "ssl")
                .Set("server_name", page.Host)
                .Set("include", $"{NginxFolder}-tls.conf")
                .Add(ProxySnippets.Page(page, NginxFolder, $"http://{upstream}")));
        }

        return
        [
            ($"{Folder}/nginx/pages.conf", servers.ToString()),
            ($"{Folder}/nginx/host.conf", ProxySnippets.Host(PublicDoor.OwnProxy, behindCloudflare: false, withLog: false)),
            ($"{Folder}/nginx/proxy.conf", ProxySnippets.Proxy(settings)),
            ($"{Folder}/nginx/anonymous.conf", ProxySnippets.Anonymous()),
            ($"{Folder}/nginx/authelia-location.conf", ProxySnippets.AutheliaLocation($"http://{authelia}", settings)),
            ($"{Folder}/nginx/authelia-authrequest.conf", ProxySnippets.AutheliaRequest()),
        ];
    }

    // Caddy itself sets the forwarded headers anew for clients that it was not told to trust, and passes WebSockets on.
    private static string Caddy(IReadOnlyList<(ProxiedPage Page, string Upstream)> pages, string authelia)
    {
        var text = new StringBuilder("# Put into your Caddyfile: import /path/to/this/file\n");
        foreach (var (page, upstream) in pages)
        {
            text.Append('\n').Append(page.Host).Append(" {\n");
            foreach (var (index, path) in page.Rules.Blocked.Index())
            {
                text.Append("\t@blocked").Append(index).Append(" path_regexp ").Append(Below(path, "(?i)")).Append('\n');
            }

            var keys = page.AsksForLogIn && page.Rules.Api is { } api ? Keys(api).ToList() : [];
            foreach (var (name, matcher) in keys)
            {
                text.Append("\t@").Append(name).Append(" {\n").Append(matcher).Append("\t}\n");
            }

            text.Append("\troute {\n\t\trequest_header -Remote-*\n");
            foreach (var (index, _) in page.Rules.Blocked.Index())
            {
                text.Append("\t\trespond @blocked").Append(index).Append(" 404\n");
            }

            foreach (var (name, _) in keys)
            {
                text.Append("\t\treverse_proxy @").Append(name).Append(' ').Append(upstream).Append('\n');
            }

            if (page.AsksForLogIn)
            {
                text.Append("\t\tforward_auth ").Append(authelia).Append(" {\n\t\t\turi /api/authz/forward-auth\n")
                    .Append("\t\t\tcopy_headers Remote-User Remote-Groups Remote-Name Remote-Email\n\t\t}\n");
            }

            text.Append("\t\treverse_proxy ").Append(upstream).Append("\n\t}\n}\n");
        }

        return text.ToString();
    }

    /// <summary>Requests for an API with a key in its place.</summary>
    private static IEnumerable<(string Name, string Matcher)> Keys(ApiKeyAccess api)
    {
        foreach (var (index, path) in api.Paths.Index())
        {
            yield return ($"header{index}", $"\t\tpath_regexp {Below(path, "")}\n\t\theader_regexp {api.Header} .\n");
            if (api.Query is not null)
            {
                yield return ($"query{index}", $"\t\tpath_regexp {Below(path, "")}\n\t\texpression {{query.{api.Query}}} != \"\"\n");
            }
        }
    }

    private static string Below(string path, string options) => $"{options}^{Regex.Escape(path)}(/|$)";
}
