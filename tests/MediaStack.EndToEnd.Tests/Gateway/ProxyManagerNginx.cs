using System.Net;
using System.Net.Sockets;
using MediaStack.Catalog.Estate;
using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Gateway;

/// <summary>
/// A real nginx with configuration in the shape that Nginx Proxy Manager 2.15 writes: its http block, and one server block for each
/// proxy host of a release, with the host's own text and the release's snippet files. Only addresses and folders are those of the test.
/// </summary>
internal sealed class ProxyManagerNginx : IAsyncDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly string configuration;
    private Cli? nginx;

    /// <param name="release">Folder of the release.</param>
    /// <param name="gateway">Its gateway.</param>
    /// <param name="authelia">Port of what answers as Authelia on the loopback.</param>
    /// <param name="backend">Port of what answers as every app.</param>
    public ProxyManagerNginx(string release, EstateGateway gateway, int authelia, int backend)
    {
        foreach (var snippet in Directory.EnumerateFiles(Path.Combine(release, "config", "nginx-proxy-manager")))
        {
            folder.Write($"snippets/{Path.GetFileName(snippet)}", File.ReadAllText(snippet)
                .Replace("http://authelia:9091", $"http://127.0.0.1:{authelia}", StringComparison.Ordinal)
                .Replace("/data/logs", folder.At("logs"), StringComparison.Ordinal));
        }

        Directory.CreateDirectory(folder.At("logs"));
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        configuration = folder.Write("nginx.conf", Http(string.Concat(gateway.Hosts.Select((host, index) => Server(index + 1, host, backend)))));
    }

    /// <summary>Port of http on the loopback.</summary>
    public int Port { get; }

    /// <summary>The lines of the log of all pages.</summary>
    public IReadOnlyList<string> Log => File.Exists(folder.At("logs", "mediastack_access.log")) ? File.ReadAllLines(folder.At("logs", "mediastack_access.log")) : [];

    /// <summary>Lets nginx check its configuration.</summary>
    public Task<CliResult> CheckAsync() => Cli.RunAsync("nginx", ["-t", "-q", "-e", "stderr", "-c", configuration]);

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        nginx = Cli.Start("nginx", ["-e", "stderr", "-c", configuration]);
        await Wait.UntilAsync("nginx answers", async () =>
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return true;
            }
            catch (SocketException)
            {
                return nginx.HasExited;
            }
        });
        if (nginx.HasExited)
            throw new InvalidOperationException($"{await nginx.EndAsync()}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (nginx is not null)
            await nginx.DisposeAsync();
        folder.Dispose();
    }

    private string Http(string servers) => $$"""
        daemon off;
        worker_processes 1;
        pid {{folder.At("nginx.pid")}};
        error_log stderr warn;
        events { worker_connections 64; }
        http {
          default_type application/octet-stream;
          client_body_temp_path {{folder.At("body")}};
          proxy_temp_path {{folder.At("proxy")}};
          fastcgi_temp_path {{folder.At("fastcgi")}};
          uwsgi_temp_path {{folder.At("uwsgi")}};
          scgi_temp_path {{folder.At("scgi")}};
          server_tokens off;
          client_max_body_size 2000m;
          server_names_hash_bucket_size 1024;
          proxy_http_version 1.1;
          proxy_set_header X-Forwarded-Scheme $scheme;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_set_header Accept-Encoding "";
          log_format proxy '[$time_local] $upstream_cache_status $upstream_status $status - $request_method $scheme $host "$request_uri" [Client $remote_addr] [Length $body_bytes_sent] [Gzip $gzip_ratio] [Sent-to $server] "$http_user_agent" "$http_referer"';
          access_log off;
          map $host $forward_scheme { default http; }
          set_real_ip_from 10.0.0.0/8;
          set_real_ip_from 172.16.0.0/12;
          set_real_ip_from 192.168.0.0/16;
          set_real_ip_from 127.0.0.0/8;
          real_ip_header X-Real-IP;
          real_ip_recursive on;
          server {
            listen 127.0.0.1:{{Port}} default_server;
            set $server "";
            return 444;
          }
        {{servers}}
        }
        """;

    private string Server(int id, EstateProxyHost host, int backend) =>
        Server($"127.0.0.1:{Port}", folder.At("logs"), id, host, "127.0.0.1", backend)
            .Replace("/snippets/", folder.At("snippets") + "/", StringComparison.Ordinal);

    /// <summary>What the proxy manager writes for one proxy host.</summary>
    public static string Server(string listen, string logs, int id, EstateProxyHost host, string forwardHost, int forwardPort) => $$"""
          server {
            set $forward_scheme {{host.ForwardScheme}};
            set $server "{{forwardHost}}";
            set $port {{forwardPort}};
            listen {{listen}};
            server_name {{host.Host}};
            access_log {{logs}}/proxy-host-{{id}}_access.log proxy;
            {{host.Configuration}}
          }

        """;
}
