using System.Diagnostics;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The orchestrator and the dashboard as the Aspire command line brings them. The npm package holds them compressed; the command line
/// unpacks them beside itself (about 300 MB, 3 to 6 seconds, once), under a lock of its own.
/// </summary>
internal static class EngineBundle
{
    private static readonly TimeSpan UnpackLimit = TimeSpan.FromMinutes(2);

    /// <summary>Finds the bundle, and unpacks it where that has not happened yet.</summary>
    /// <param name="directory">Folder to look for <c>node_modules</c> from, upwards.</param>
    /// <param name="home">Home folder, where a command line installed otherwise keeps its bundle.</param>
    /// <returns>A folder with <c>dcp/dcp</c> and <c>managed/aspire-managed</c>.</returns>
    /// <exception cref="DistributedApplicationException">There is none, or it could not be unpacked.</exception>
    public static async Task<string> FindAsync(string directory, string home)
    {
        var problem = "is not installed";
        if (FindCommandLine(directory) is { } commandLine)
        {
            var bundle = Path.Combine(Path.GetDirectoryName(commandLine)!, "..", "bundle");
            if (IsComplete(bundle))
                return Path.GetFullPath(bundle);

            problem = $"could not be unpacked from '{commandLine}': {await UnpackAsync(commandLine)}";
            if (IsComplete(bundle))
                return Path.GetFullPath(bundle);
        }

        var own = Path.Combine(home, ".aspire", "bundle");
        return IsComplete(own)
            ? own
            : throw new DistributedApplicationException($"The Aspire engine {problem}. Run 'npm ci' in the folder that holds "
                + "package.json, or set ASPIRE_DCP_PATH and ASPIRE_DASHBOARD_PATH.");
    }

    /// <summary>Name of a program on this system.</summary>
    public static string Program(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static string? FindCommandLine(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var packages = Path.Combine(folder.FullName, "node_modules", "@microsoft");
            if (!Directory.Exists(packages))
                continue;

            var found = Directory.EnumerateDirectories(packages, "aspire-cli-*")
                .Select(package => Path.Combine(package, "bin", Program("aspire")))
                .FirstOrDefault(File.Exists);
            if (found is not null)
                return found;
        }

        return null;
    }

    private static bool IsComplete(string bundle) => File.Exists(Path.Combine(bundle, "dcp", Program("dcp")))
        && File.Exists(Path.Combine(bundle, "managed", Program("aspire-managed")));

    /// <summary>Unpacks, and returns what the command line printed.</summary>
    private static async Task<string> UnpackAsync(string commandLine)
    {
        // The command line keeps files in the home folder that nobody needs afterwards, half a bundle among them.
        var scratch = Directory.CreateTempSubdirectory("aspire-setup-");
        try
        {
            var start = new ProcessStartInfo(commandLine, ["setup", "--non-interactive", "--nologo"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["HOME"] = scratch.FullName;
            start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
            using var limit = new CancellationTokenSource(UnpackLimit);
            using var process = Process.Start(start)!;
            try
            {
                var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                return string.Concat(texts).Trim();
            }
            catch (OperationCanceledException)
            {
                return $"it took longer than {UnpackLimit.TotalMinutes:0} minutes";
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
