using System.Diagnostics;
using System.Text;

namespace MediaStack.Tests;

/// <summary>What a program printed and how it ended.</summary>
/// <param name="ExitCode">0 for success; 137 (128 + 9) when killed.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CliResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, output first.</summary>
    public string Everything => Output + Error;

    /// <summary>This result, when the exit code is 0; else a failure that shows what was printed.</summary>
    public CliResult Succeeded() => ExitCode == 0 ? this : throw new InvalidOperationException($"{this}");

    /// <inheritdoc />
    public override string ToString() => $"{Command}\nexit code {ExitCode}\n{Everything}";
}

/// <summary>How a program is started.</summary>
public sealed record CliOptions
{
    /// <summary>The working folder; the repository's root by default.</summary>
    public string Folder { get; init; } = Repository.Root;

    /// <summary>Variables on top of the clean environment; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long the program may take before its process tree is killed and the test fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);
}

/// <summary>
/// A program started with an argument list (no shell) in an environment of a few harmless variables, with a scratch home folder:
/// nothing of the caller's shell or account reaches it. Its process tree is killed when disposed.
/// </summary>
public sealed class Cli : IAsyncDisposable
{
    private static readonly string[] Inherited = ["DOTNET_ROOT", "LANG", "NUGET_PACKAGES", "TMPDIR", "USER"];

    private readonly Process process;
    private readonly string command;
    private readonly CliOptions options;
    private readonly StringBuilder printed = new();
    private readonly Task<string> output;
    private readonly Task<string> error;

    private Cli(Process process, string command, CliOptions options)
    {
        this.process = process;
        this.command = command;
        this.options = options;
        output = ReadOutputAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    /// <summary>The program's standard input; closing it is a signal that some programs wait for.</summary>
    public StreamWriter Input => process.StandardInput;

    /// <summary>What the program has printed so far.</summary>
    public string OutputSoFar
    {
        get
        {
            lock (printed)
                return printed.ToString();
        }
    }

    /// <summary>Whether the program ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts a program.</summary>
    /// <param name="program">A path, or a name that <see cref="Requires.Find"/> finds.</param>
    /// <param name="arguments">The arguments, each passed as it is.</param>
    /// <param name="options">Folder, environment and time limit.</param>
    public static Cli Start(string program, IEnumerable<string> arguments, CliOptions? options = null)
    {
        options ??= new CliOptions();
        var start = new ProcessStartInfo(Requires.Tool(program), arguments)
        {
            WorkingDirectory = options.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in CleanEnvironment(start.Environment).Concat(options.Environment).ToList())
            start.Environment[name] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        return new Cli(process, $"{program} {string.Join(' ', start.ArgumentList)}", options);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="TimeoutException">The program took longer than the options allow; its process tree is killed.</exception>
    public static async Task<CliResult> RunAsync(string program, IEnumerable<string> arguments, CliOptions? options = null)
    {
        await using var cli = Start(program, arguments, options);
        cli.Input.Close();
        return await cli.EndAsync();
    }

    /// <summary>Waits for the program's end.</summary>
    /// <exception cref="TimeoutException">The program took longer than the options allow; its process tree is killed.</exception>
    public async Task<CliResult> EndAsync()
    {
        try
        {
            // The streams end with the last process that holds them, so they are within the time limit too.
            await Task.WhenAll(process.WaitForExitAsync(), output, error).WaitAsync(options.Timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} did not end within {options.Timeout}.");
        }
        return new CliResult(command, process.ExitCode, await output, await error);
    }

    /// <summary>Kills the process itself at once (SIGKILL), not its children.</summary>
    public void Kill() => process.Kill();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private async Task<string> ReadOutputAsync()
    {
        var buffer = new char[4096];
        while (await process.StandardOutput.ReadAsync(buffer) is var count and > 0)
        {
            lock (printed)
                printed.Append(buffer, 0, count);
        }
        return OutputSoFar;
    }

    /// <summary>Empties the environment that a child would inherit and returns what it gets in its place.</summary>
    private static Dictionary<string, string?> CleanEnvironment(IDictionary<string, string?> environment)
    {
        var clean = Inherited.Where(environment.ContainsKey).ToDictionary(name => name, name => environment[name]);
        environment.Clear();
        clean["PATH"] = Requires.SearchPath;
        clean["HOME"] = ScratchHome.Path;
        // Packages are found where the build left them, not restored into the scratch home folder.
        clean.TryAdd("NUGET_PACKAGES", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
        clean["DOTNET_NOLOGO"] = "1";
        clean["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        clean["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
        return clean;
    }

    /// <summary>The home folder of every program that the tests start, gone when the test process ends.</summary>
    private static class ScratchHome
    {
        private static readonly ScratchFolder Folder = new();

        static ScratchHome() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();

        public static string Path => Folder.Root;
    }
}
