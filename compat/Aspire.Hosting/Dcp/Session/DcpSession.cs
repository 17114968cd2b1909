using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Dcp.Api;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// One orchestrator for this app host: started with it, watching it, gone soon after it, however it ends. Its folder holds keys and logs,
/// is closed to others, and is removed by the orchestrator when it has finished.
/// </summary>
internal sealed class DcpSession : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AliveCheckInterval = TimeSpan.FromSeconds(2);
    private const int FailuresWhenGone = 3;

    /// <summary>
    /// What is meant for the app host itself; the orchestrator would pass it on to everything it starts. Without the command line's own
    /// variables a project may start another app host, which must not take over this one's connection.
    /// </summary>
    private static readonly string[] NotPassedOn =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOGLEVEL",
        "ASPIRE_BACKCHANNEL_PATH", "ASPIRE_CLI_PID", "ASPIRE_CLI_STARTED", "ASPIRE_CLI_STARTED_STABLE", "ASPIRE_CLI_LOG_FILE", "ASPIRE_CLI_RUN_DETACHED",
    ];

    private readonly DirectoryInfo _folder;

    private DcpSession(DirectoryInfo folder, DcpClient client)
    {
        _folder = folder;
        Client = client;
    }

    /// <summary>Speaks to the orchestrator.</summary>
    public DcpClient Client { get; }

    /// <summary>Starts an orchestrator, and waits until it answers.</summary>
    /// <param name="program">Path of the orchestrator.</param>
    /// <param name="workingDirectory">Folder of the app host.</param>
    /// <param name="runtime"><c>docker</c> or <c>podman</c>; null to let it find one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DistributedApplicationException">It did not start.</exception>
    public static async Task<DcpSession> StartAsync(string program, string workingDirectory, string? runtime, CancellationToken cancellationToken)
    {
        // Made for the owner alone (mode 0700).
        var folder = Directory.CreateTempSubdirectory("aspire-dcp-");
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartLimit);
            try
            {
                var kubeConfig = Path.Combine(folder.FullName, "kubeconfig");
                var certificate = DcpCertificate.Create(folder.FullName);
                await LaunchAsync(program, workingDirectory, kubeConfig, certificate, runtime, limit.Token);
                var client = new DcpClient(certificate.Connect(await ReadKubeConfigAsync(kubeConfig, limit.Token)));
                await UntilItAnswersAsync(client, limit.Token);
                return new DcpSession(folder, client);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DistributedApplicationException($"The orchestrator '{program}' did not answer within {StartLimit.TotalSeconds:0} seconds. "
                    + "Set DCP_DIAGNOSTICS_LOG_FOLDER and DCP_DIAGNOSTICS_LOG_LEVEL=debug to see what it does.");
            }
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Tells the orchestrator to stop everything and to end, without waiting for that.</summary>
    public async Task ShutDownAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Client.ShutDownAsync(cancellationToken);
        }
        catch (HttpRequestException)
        {
            // It is gone already, and may have had no time to clean up.
            if (Directory.Exists(_folder.FullName))
                _folder.Delete(recursive: true);
        }
    }

    /// <summary>Waits until nobody answers any more: the orchestrator has ended by itself, or was ended.</summary>
    public async Task UntilGoneAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; failures < FailuresWhenGone;)
        {
            await Task.Delay(AliveCheckInterval, cancellationToken);
            try
            {
                await Client.ListAsync<Service>(cancellationToken);
                failures = 0;
            }
            catch (HttpRequestException)
            {
                failures++;
            }
        }
    }

    /// <summary>Waits until the orchestrator has stopped and removed everything.</summary>
    public async Task UntilFinishedAsync(CancellationToken cancellationToken)
    {
        while (Directory.Exists(_folder.FullName))
            await Task.Delay(Pause, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private static async Task LaunchAsync(
        string program,
        string workingDirectory,
        string kubeConfig,
        DcpCertificate certificate,
        string? runtime,
        CancellationToken cancellationToken)
    {
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["start-apiserver", "--monitor", id, "--detach", "--kubeconfig", kubeConfig, .. certificate.Arguments];
        var start = new ProcessStartInfo(program, runtime is null ? arguments : [.. arguments, "--container-runtime", runtime])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in NotPassedOn)
            start.Environment.Remove(name);
        start.Environment["DCP_SESSION_FOLDER"] = Path.GetDirectoryName(kubeConfig);

        using var launcher = Process.Start(start)!;
        var texts = await Task.WhenAll(launcher.StandardOutput.ReadToEndAsync(cancellationToken), launcher.StandardError.ReadToEndAsync(cancellationToken));
        await launcher.WaitForExitAsync(cancellationToken);
        if (launcher.ExitCode != 0)
            throw new DistributedApplicationException($"The orchestrator '{program}' did not start (exit code {launcher.ExitCode}): "
                + string.Concat(texts).Trim());
    }

    private static async Task<KubeConfig> ReadKubeConfigAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (File.Exists(path) && KubeConfig.TryParse(await File.ReadAllTextAsync(path, cancellationToken)) is { } complete)
                return complete;

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task UntilItAnswersAsync(DcpClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await client.ListAsync<Service>(cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or DcpException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
