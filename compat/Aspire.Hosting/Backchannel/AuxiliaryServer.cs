using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Backchannel;

/// <summary>Answers every command line that asks for this app host. Any number may come, and go, without ending it.</summary>
internal sealed class AuxiliaryServer(string home, string projectFile, IRpcTarget target, ILogger<AuxiliaryServer> logger) : BackgroundService
{
    private readonly string _path = AuxiliarySocket.NewPath(home, projectFile);
    private Socket? _listener;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(_path) > AuxiliarySocket.LongestPath)
        {
            logger.LogWarning("The path {Path} is too long for a socket, so the aspire command line cannot find this app host; set HOME to a shorter folder.", _path);
            return Task.CompletedTask;
        }

        try
        {
            Directory.CreateDirectory(AuxiliarySocket.Folder(home));
            AuxiliarySocket.RemoveStale(home, projectFile);
            _listener = Listen();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException)
        {
            logger.LogWarning("The aspire command line cannot find this app host, as there is no socket at {Path}: {Message}", _path, exception.Message);
            return Task.CompletedTask;
        }

        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // First, so that nobody new comes.
        if (_listener is not null)
            File.Delete(_path);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener!.AcceptAsync(stoppingToken), stoppingToken); // Not null: nothing executes without a listener.
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private Socket Listen()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen();
        return listener;
    }

    private async Task AnswerAsync(Socket client, CancellationToken stoppingToken)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            await new JsonRpcConnection(stream, target).RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // One caller's connection must not end the others'.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogDebug(exception, "The connection of a command line ended with an error");
        }
    }
}
