using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Backchannel;

/// <summary>Which app host this is: the first thing that every command line asks.</summary>
internal sealed record AppHostInformation(
    string AppHostPath, int ProcessId, int? CliProcessId, DateTimeOffset StartedAt, DateTimeOffset? CliStartedAt, string? CliLogFilePath)
{
    public static AppHostInformation Read(IConfiguration configuration)
    {
        var cli = CliProcess.From(configuration);
        using var own = Process.GetCurrentProcess();
        return new AppHostInformation(
            configuration["AppHost:FilePath"] ?? string.Empty,
            own.Id,
            cli?.Id,
            own.StartTime,
            cli?.StartedUnix is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            configuration["ASPIRE_CLI_LOG_FILE"]);
    }
}

/// <summary>The same, as newer command lines ask for it.</summary>
internal sealed record AppHostInfo(
    string Pid, string AspireHostVersion, string AppHostPath, int? CliProcessId, DateTimeOffset StartedAt, string? CliLogFilePath)
{
    /// <summary>The version whose public interface this build follows.</summary>
    private const string Version = "13.5.4";

    public static AppHostInfo Of(AppHostInformation information) => new(
        information.ProcessId.ToString(CultureInfo.InvariantCulture),
        Version,
        information.AppHostPath,
        information.CliProcessId,
        information.StartedAt,
        information.CliLogFilePath);
}

/// <summary>How to read telemetry from the dashboard.</summary>
internal sealed record DashboardInfo(string? ApiBaseUrl, string? ApiToken, IReadOnlyList<string> DashboardUrls, bool IsHealthy)
{
    public static DashboardInfo Of(DashboardAddress address) => new(
        address.Url, address.ApiKey, (address.LoginUrl ?? address.Url) is { } url ? [url] : [], address.IsHealthy);
}
