using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Where the programs behind run mode are, most specific first: <c>DcpPublisher:*</c>, what the command line says in
/// <c>ASPIRE_DCP_PATH</c> (a folder) and <c>ASPIRE_DASHBOARD_PATH</c> (a file), metadata of the app host's assembly, the bundle.
/// </summary>
/// <param name="configuration">Configuration of the app host.</param>
/// <param name="assembly">Assembly of the app host.</param>
/// <param name="directory">Folder of the app host.</param>
internal sealed class EngineLocation(IConfiguration configuration, Assembly? assembly, string directory)
{
    private readonly Lazy<Task<string>> _bundle = new(() =>
        EngineBundle.FindAsync(directory, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));

    /// <summary>Path of the orchestrator.</summary>
    /// <exception cref="DistributedApplicationException">It is not there.</exception>
    public Task<string> FindDcpAsync(CancellationToken cancellationToken = default)
    {
        var fromCommandLine = configuration["ASPIRE_DCP_PATH"] is { Length: > 0 } folder ? Path.Combine(folder, EngineBundle.Program("dcp")) : null;
        return FindAsync("DcpPublisher:CliPath", fromCommandLine, "ASPIRE_DCP_PATH", "dcpclipath", Path.Combine("dcp", "dcp"), cancellationToken);
    }

    /// <summary>Path of the dashboard. A program named <c>aspire-managed</c> is the dashboard when its first argument is <c>dashboard</c>.</summary>
    /// <exception cref="DistributedApplicationException">It is not there.</exception>
    public Task<string> FindDashboardAsync(CancellationToken cancellationToken = default) =>
        FindAsync("DcpPublisher:DashboardPath", configuration["ASPIRE_DASHBOARD_PATH"], "ASPIRE_DASHBOARD_PATH", "aspiredashboardpath",
            Path.Combine("managed", "aspire-managed"), cancellationToken);

    private async Task<string> FindAsync(
        string setting,
        string? fromCommandLine,
        string variable,
        string metadata,
        string inBundle,
        CancellationToken cancellationToken)
    {
        var (path, source) = configuration[setting] is { Length: > 0 } configured ? (configured, setting)
            : fromCommandLine is { Length: > 0 } given ? (given, variable)
            : (MetadataOf(metadata), $"the assembly metadata '{metadata}'");
        if (path is null)
            return Path.Combine(await _bundle.Value.WaitAsync(cancellationToken), EngineBundle.Program(inBundle));

        return File.Exists(path)
            ? path
            : throw new DistributedApplicationException($"{source} names '{path}', which does not exist. Correct it, or leave it out to "
                + "use the engine that 'npm ci' installs.");
    }

    private string? MetadataOf(string key) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, key, StringComparison.OrdinalIgnoreCase))?.Value is { Length: > 0 } value ? value : null;
}
