using System.Globalization;
using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Brings what workloads print into their logs, from the first line on: the log keeps the newest lines and those who follow it see no
/// seam when a workload is started again.
/// </summary>
internal sealed class WorkloadLogs(DcpClient client, ResourceLoggerService logs, ILogger logger, CancellationToken stopping)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);
    private const int Attempts = 10;

    /// <summary>Follows the log of a workload that was just created, in the background, until it ends.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="sources">The streams; true for that of errors.</param>
    public void Follow<T>(IResource resource, IEnumerable<(string Source, bool IsError)> sources) where T : DcpWorkload, IDcpKind
    {
        foreach (var (source, isError) in sources)
            _ = FollowAsync<T>(resource.InstanceId(), source, isError);
    }

    private async Task FollowAsync<T>(string name, string source, bool isError) where T : DcpWorkload, IDcpKind
    {
        // A stream that breaks begins anew; what was seen already is passed over.
        var seen = 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var number = 0;
                await foreach (var line in client.FollowLogAsync<T>(name, source, stopping))
                {
                    if (++number <= seen)
                        continue;

                    seen = number;
                    Write(name, source, line, isError);
                }

                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (DcpException exception) when (exception.Status == HttpStatusCode.NotFound)
            {
                // Started again, or stopped, before it had printed anything.
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or DcpException && attempt < Attempts)
            {
                await Task.Delay(RetryPause, CancellationToken.None);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or DcpException)
            {
                logger.LogWarning("The {Source} log of {Resource} cannot be read: {Message}", source, name, exception.Message);
                return;
            }
        }
    }

    private void Write(string name, string source, string line, bool isError)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var hasTime = DateTimeOffset.TryParse(
            space < 0 ? line : line[..space], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        string? text = !hasTime ? line : space < 0 ? string.Empty : line[(space + 1)..];
        if (source == "system")
            text = SystemLine.Read(text);
        if (text is not null)
            logs.Write(name, text, isError, hasTime ? time : null);
    }
}
