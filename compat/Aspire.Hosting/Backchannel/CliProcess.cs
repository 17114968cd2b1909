using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Backchannel;

/// <summary>
/// The process of the command line that started the app host. A process id alone may have been given to another program since,
/// so the start time counts as well: on Linux in milliseconds since boot, elsewhere in seconds since 1970.
/// </summary>
internal sealed record CliProcess(int Id, long? StartedSinceBoot, long? StartedUnix)
{
    /// <summary>Tells rounding of the start time from another process.</summary>
    private const long ToleranceMilliseconds = 20;

    private const long ToleranceSeconds = 2;

    /// <summary>Linux counts start times in hundredths of a second, whatever its own clock runs at.</summary>
    private const long MillisecondsPerTick = 10;

    /// <returns>Null when no command line started the app host.</returns>
    public static CliProcess? From(IConfiguration configuration)
        => Number(configuration, "ASPIRE_CLI_PID") is { } id and > 0 and <= int.MaxValue
            ? new CliProcess((int)id, Number(configuration, "ASPIRE_CLI_STARTED_STABLE"), Number(configuration, "ASPIRE_CLI_STARTED"))
            : null;

    public bool IsAlive() => OperatingSystem.IsLinux() ? IsAliveOnLinux() : IsAliveElsewhere();

    /// <summary>State letter and start in milliseconds since boot, from the text of <c>/proc/&lt;pid&gt;/stat</c>.</summary>
    internal static (char State, long Started) ParseStat(string stat)
    {
        // The second field is the program's name in brackets and may hold anything; fields are counted after it.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (fields[0][0], long.Parse(fields[19], CultureInfo.InvariantCulture) * MillisecondsPerTick);
    }

    private bool IsAliveOnLinux()
    {
        try
        {
            var (state, started) = ParseStat(File.ReadAllText($"/proc/{Id}/stat"));
            return state is not ('Z' or 'X')
                && (StartedSinceBoot is not { } expected || Math.Abs(started - expected) <= ToleranceMilliseconds);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool IsAliveElsewhere()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            var started = new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
            return !process.HasExited && (StartedUnix is not { } expected || Math.Abs(started - expected) <= ToleranceSeconds);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static long? Number(IConfiguration configuration, string key)
        => long.TryParse(configuration[key], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
