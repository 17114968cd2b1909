using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// Listens for the command line on the socket whose path it gave in <c>ASPIRE_BACKCHANNEL_PATH</c>. A command line that closes
/// the connection has ended or is gone: the app host stops too.
/// </summary>
internal sealed class BackchannelServer(string path, IRpcTarget target, IHostApplicationLifetime lifetime) : BackgroundService
{
    public const string PathSetting = "ASPIRE_BACKCHANNEL_PATH";

    private Socket? _listener;

    /// <summary>Path of the socket on which a command line expects the app host; null when a person started it.</summary>
    public static string? ExpectedPath(IConfiguration configuration)
        => configuration[PathSetting] is { Length: > 0 } path ? path : null;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A stale file of an earlier process would make Bind fail.
        File.Delete(path);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _listener.Listen(backlog: 1);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var client = await _listener!.AcceptAsync(stoppingToken);
            await using var stream = new NetworkStream(client);
            await new JsonRpcConnection(stream, target).RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        lifetime.StopApplication();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        File.Delete(path);
    }

    public override void Dispose()
    {
        _listener?.Dispose();
        base.Dispose();
    }
}
