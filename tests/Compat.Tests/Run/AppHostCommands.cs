using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MediaStack.Tests;

namespace Compat.Tests.Run;

/// <summary>The aspire command line for the test's own app host, in a home folder of its own.</summary>
internal sealed class AppHostCommands : IDisposable
{
    public const string Secret = "correct-horse-battery-staple";

    private readonly ScratchFolder _home = new();

    public AppHostCommands()
    {
        // The command line would unpack its engine into every home folder again: 300 MB, ten seconds.
        var unpacked = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(AspireCli.Path())!, "..", "versions"));
        if (!Directory.Exists(unpacked))
            return;

        Directory.CreateDirectory(_home.At(".aspire"));
        Directory.CreateSymbolicLink(_home.At(".aspire", "versions"), unpacked);
    }

    public static string Project { get; } = Repository.At("tests", "Compat.Dashboard.AppHost", "Compat.Dashboard.AppHost.csproj");

    /// <summary>Home folder of the command line and of the app host.</summary>
    public string Home => _home.Root;

    /// <summary>Settings of the app host, as variables.</summary>
    public Dictionary<string, string?> Variables { get; } = new()
    {
        ["Parameters__api-key"] = Secret,
        ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
    };

    /// <summary>The sockets by which app hosts are found.</summary>
    public string[] Sockets => Directory.Exists(SocketFolder)
        ? [.. Directory.EnumerateFiles(SocketFolder).Where(file => Path.GetExtension(file) is { Length: > 1 } id && int.TryParse(id[1..], CultureInfo.InvariantCulture, out _))]
        : [];

    public string SocketFolder => _home.At(".aspire", "cli", "bch");

    /// <summary>Runs one command to its end.</summary>
    public async Task<CliResult> RunAsync(params string[] arguments) =>
        await Cli.RunAsync(AspireCli.Path(), [.. arguments, "--non-interactive", "--nologo"], Options());

    /// <summary>Starts a command that goes on.</summary>
    public Cli Start(params string[] arguments) => Cli.Start(AspireCli.Path(), [.. arguments, "--non-interactive", "--nologo"], Options());

    /// <summary>Starts the app host in the background, and waits until it is ready.</summary>
    public async Task<CliResult> StartAppHostAsync() => (await RunAsync("start", "--apphost", Project, "--no-build")).Succeeded();

    /// <summary>Starts the built app host without the command line.</summary>
    public Cli StartDirectly() => Cli.Start(
        "dotnet", [Repository.At("tests", "Compat.Dashboard.AppHost", "bin", "Debug", "net10.0", "Compat.Dashboard.AppHost.dll")], Options());

    public async Task<JsonNode> ReadJsonAsync(params string[] arguments) =>
        JsonNode.Parse((await RunAsync([.. arguments, "--format", "json"])).Succeeded().Output)!;

    /// <summary>One resource of <c>aspire describe</c>, by its name in the model; null when it is not listed.</summary>
    public async Task<JsonNode?> DescribeAsync(string resource) =>
        (await ReadJsonAsync("describe", "--apphost", Project))["resources"]!.AsArray().SingleOrDefault(entry => entry!["displayName"]!.GetValue<string>() == resource);

    public async Task<string?> StateOfAsync(string resource) => (await DescribeAsync(resource))?["state"]?.GetValue<string>();

    /// <summary>The process that a socket belongs to.</summary>
    public static int ProcessOf(string socket) => int.Parse(Path.GetExtension(socket)[1..], CultureInfo.InvariantCulture);

    public static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose() => _home.Dispose();

    private CliOptions Options() => new()
    {
        Folder = _home.Root,
        Environment = new Dictionary<string, string?>(Variables) { ["HOME"] = _home.Root },
        Timeout = TimeSpan.FromMinutes(2),
    };
}
