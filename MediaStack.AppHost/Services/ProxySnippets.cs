using System.Text.RegularExpressions;
using MediaStack.AppHost.Formats;
using MediaStack.AppHost.Model;
using MediaStack.Catalog;
using MediaStack.Catalog.Settings;

namespace MediaStack.AppHost.Services;

/// <summary>
/// What nginx does for the pages of the estate: the files that Nginx Proxy Manager has mounted as <c>/snippets</c>, and the text for
/// each page that includes them (the "Advanced" field of a proxy host). The names of identity headers and of Authelia's endpoint are
/// those of its documentation ("Proxies: nginx").
/// </summary>
internal static class ProxySnippets
{
    /// <summary>Where the files are mounted.</summary>
    public const string Folder = "/snippets";

    /// <summary>The log of all pages, in the proxy manager's own format; the name falls under its log rotation.</summary>
    public const string AccessLog = "mediastack_access.log";

    /// <summary>Where Nginx Proxy Manager sends requests of a page, in the variables that it sets.</summary>
    public const string ProxyManagersUpstream = "$forward_scheme://$server:$port";

    private const string Authorization = "/internal/authelia/authz";
    private const string LogInLocation = "@log-in";

    // A status that no app and no proxy uses: it never leaves nginx.
    private const string NoKey = "418";

    // Who the log-in page says somebody is.
    private static readonly (string Header, string Variable)[] s_identity =
        [("Remote-User", "user"), ("Remote-Groups", "groups"), ("Remote-Name", "name"), ("Remote-Email", "email")];

    /// <summary>Mounts the files into a reverse proxy.</summary>
    /// <param name="proxy">Nginx Proxy Manager.</param>
    /// <param name="stack">The stack.</param>
    public static IResourceBuilder<MediaServiceResource> WithSnippets(this IResourceBuilder<MediaServiceResource> proxy, StackBuilder stack) =>
        proxy
            .WithConfigFile($"{Folder}/host.conf", () => Host(PublicDoors.Of(stack.Settings), stack.Value("nginx-proxy-manager.behind-cloudflare") == "true", stack.Settings.Has(Fail2BanService.Id)))
            .WithConfigFile($"{Folder}/proxy.conf", () => Proxy(stack.Settings))
            .WithConfigFile($"{Folder}/anonymous.conf", Anonymous)
            .WithConfigFile($"{Folder}/authelia-location.conf", () => AutheliaLocation($"http://{AutheliaService.Id}:{AutheliaService.Port}", stack.Settings))
            .WithConfigFile($"{Folder}/authelia-authrequest.conf", AutheliaRequest);

    /// <summary>The text of a page: what stands in its <c>server</c> block beside what the proxy manager writes there.</summary>
    /// <param name="page">The page.</param>
    /// <param name="folder">Folder of the files.</param>
    /// <param name="upstream">Where requests go: an address, or nginx' variables for it.</param>
    public static NginxConf Page(ProxiedPage page, string folder, string upstream)
    {
        var conf = new NginxConf().Set("include", $"{folder}/host.conf");
        if (page.AsksForLogIn)
        {
            conf.Set("include", $"{folder}/authelia-location.conf");
        }

        foreach (var path in page.Rules.Blocked)
        {
            // In letters of any case, as some apps take them.
            conf.Block("location", ["~*", Below(path)], location => location.Set("return", "404"));
        }

        if (page is { AsksForLogIn: true, Rules.Api: { } api })
        {
            var key = $"{HeaderVariable("http", api.Header)}{(api.Query is null ? "" : $"$arg_{api.Query}")}";
            foreach (var path in api.Paths)
            {
                conf.Block("location", ["~", Below(path)], location => Pass(location
                    .Set("error_page", NoKey, "=", LogInLocation)
                    .Set("set", "$ms_key", key)
                    .If("$ms_key = \"\"", without => without.Set("return", NoKey)), asks: false));
            }

            conf.Block("location", [LogInLocation], location => Pass(location, asks: true));
        }

        return conf.Block("location", ["/"], location => Pass(location, page.AsksForLogIn));

        void Pass(NginxConf location, bool asks) => location
            .Set("include", $"{folder}/{(asks ? "authelia-authrequest" : "anonymous")}.conf")
            .Set("include", $"{folder}/proxy.conf")
            .Set("proxy_pass", upstream);
    }

    /// <summary>For a whole page: whose word on a client's address counts, its log, and no limit on what is uploaded.</summary>
    /// <param name="door">How the Internet comes in.</param>
    /// <param name="behindCloudflare">Whether all clients come through Cloudflare's network to this host's port.</param>
    /// <param name="withLog">Whether one log for all pages is wanted.</param>
    public static string Host(PublicDoor door, bool behindCloudflare, bool withLog)
    {
        var conf = new NginxConf();
        if (door is PublicDoor.CloudflareTunnel)
        {
            conf.Comment("The tunnel's container is the only one who comes here; Cloudflare tells it the client's address.");
            ClientAddress(conf, "CF-Connecting-IP", DockerNetworks);
        }
        else if (behindCloudflare)
        {
            conf.Comment("Cloudflare's networks (cloudflare.com/ips). Nobody else's word on a client's address counts.");
            ClientAddress(conf, "CF-Connecting-IP", s_cloudflare);
        }
        else if (door is PublicDoor.OwnDomain)
        {
            conf.Comment("Nobody's word on a client's address counts, not even from an address at home: it decides who is banned.");
            ClientAddress(conf, "X-Real-IP", ["unix:"]);
        }

        if (withLog)
        {
            conf.Comment("All pages in one file, beside the proxy manager's file for each: Fail2Ban finds its files only when it starts.")
                .Set("access_log", $"/data/logs/{AccessLog}", "proxy");
        }

        conf.Comment("A client may ask for a WebSocket, and for no other handling of headers by the app.")
            .Set("set", "$ms_connection", "")
            .If("$http_upgrade ~* \"^websocket$\"", websocket => websocket.Set("set", "$ms_connection", "upgrade"))
            .Comment("A request for an API without a key is sent on twice: to the log-in, and by that to its page.")
            .Set("recursive_error_pages", "on")
            .Set("client_max_body_size", "0");
        return conf.ToString();
    }

    /// <summary>For each location: what the app is told of the request. Nothing of it is taken from the client.</summary>
    public static string Proxy(StackSettings settings)
    {
        var (door, suffix) = (PublicDoors.Of(settings), PublicDoors.PortSuffix(settings));
        var conf = new NginxConf();
        if (door is PublicDoor.OwnDomain && suffix.Length > 0)
        {
            conf.Comment("The proxy manager's own redirect knows no port but 443.")
                .If("$scheme = http", plain => plain.Set("return", "308", $"https://$host{suffix}$request_uri"));
        }

        return conf
            .Set("proxy_http_version", "1.1")
            .Set("proxy_set_header", "Host", $"$host{suffix}")
            .Set("proxy_set_header", "X-Real-IP", "$remote_addr")
            .Set("proxy_set_header", "X-Forwarded-For", "$remote_addr")
            .Set("proxy_set_header", "X-Forwarded-Proto", "https")
            .Set("proxy_set_header", "X-Forwarded-Host", $"$host{suffix}")
            .Set("proxy_set_header", "X-Forwarded-Port", $"{PublicDoors.Port(settings)}")
            .Set("proxy_set_header", "X-Forwarded-Ssl", "on")
            .Set("proxy_set_header", "Upgrade", "$http_upgrade")
            .Set("proxy_set_header", "Connection", "$ms_connection")
            .Comment("Streams and long polls.")
            .Set("proxy_buffering", "off")
            .Set("proxy_request_buffering", "off")
            .Set("proxy_read_timeout", "1h")
            .Set("proxy_send_timeout", "1h")
            .ToString();
    }

    /// <summary>For a location without the log-in page: nobody tells the app who somebody is.</summary>
    public static string Anonymous()
    {
        var conf = new NginxConf();
        foreach (var (header, _) in s_identity)
        {
            conf.Set("proxy_set_header", header, "");
        }

        return conf.ToString();
    }

    /// <summary>For a whole page: where nginx asks Authelia. The address is the one that the app sees, never one from a header.</summary>
    /// <param name="authelia">Authelia's address for the proxy.</param>
    /// <param name="settings">Effective settings.</param>
    public static string AutheliaLocation(string authelia, StackSettings settings) => new NginxConf()
        .Comment("In a variable, so that nginx starts without Authelia.")
        .Set("set", "$ms_authelia", $"{authelia}/api/authz/auth-request")
        .Block("location", ["=", Authorization], location => location
            .Set("internal")
            .Set("proxy_pass", "$ms_authelia")
            .Set("proxy_http_version", "1.1")
            .Set("proxy_pass_request_body", "off")
            .Set("proxy_set_header", "Content-Length", "")
            .Set("proxy_set_header", "Connection", "")
            .Set("proxy_set_header", "X-Original-Method", "$request_method")
            .Set("proxy_set_header", "X-Original-URL", $"https://$host{PublicDoors.PortSuffix(settings)}$request_uri")
            .Set("proxy_set_header", "X-Forwarded-For", "$remote_addr")
            .Set("proxy_connect_timeout", "10s")
            .Set("proxy_read_timeout", "30s")
            .Set("proxy_buffers", "4", "32k")
            .Set("client_body_buffer_size", "128k"))
        .ToString();

    /// <summary>For a location behind the log-in page: ask, tell the app who it is, or send to the log-in page.</summary>
    public static string AutheliaRequest()
    {
        var conf = new NginxConf().Set("auth_request", Authorization);
        foreach (var (header, variable) in s_identity)
        {
            conf.Set("auth_request_set", $"$ms_{variable}", HeaderVariable("upstream_http", header))
                .Set("proxy_set_header", header, $"$ms_{variable}");
        }

        return conf
            .Comment("Authelia names its log-in page in the answer.")
            .Set("auth_request_set", "$ms_log_in", "$upstream_http_location")
            .Set("error_page", "401", "=302", "$ms_log_in")
            .ToString();
    }

    /// <summary>Addresses that Docker gives to its networks by default.</summary>
    private static readonly string[] DockerNetworks = ["172.16.0.0/12", "192.168.0.0/16"];

    private static readonly string[] s_cloudflare =
    [
        "173.245.48.0/20", "103.21.244.0/22", "103.22.200.0/22", "103.31.4.0/22", "141.101.64.0/18", "108.162.192.0/18", "190.93.240.0/20",
        "188.114.96.0/20", "197.234.240.0/22", "198.41.128.0/17", "162.158.0.0/15", "104.16.0.0/13", "104.24.0.0/14", "172.64.0.0/13",
        "131.0.72.0/22", "2400:cb00::/32", "2606:4700::/32", "2803:f800::/32", "2405:b500::/32", "2405:8100::/32", "2a06:98c0::/29",
        "2c0f:f248::/32",
    ];

    private static void ClientAddress(NginxConf conf, string header, IEnumerable<string> trusted)
    {
        foreach (var network in trusted)
        {
            conf.Set("set_real_ip_from", network);
        }

        conf.Set("real_ip_header", header);
    }

    /// <summary>nginx' variable for a header of a request or an answer.</summary>
    private static string HeaderVariable(string prefix, string header) =>
        $"${prefix}_{string.Concat(header.Select(character => character == '-' ? '_' : char.ToLowerInvariant(character)))}";

    /// <summary>A path with all below it, as a regular expression.</summary>
    private static string Below(string path) => $"^{Regex.Escape(path)}(/|$)";
}
