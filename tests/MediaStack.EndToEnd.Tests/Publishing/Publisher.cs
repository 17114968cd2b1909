using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>Publishes releases as the API does: the built app host as a compiler, a process of its own.</summary>
internal static class Publisher
{
    /// <summary>What the build leaves to run: this folder alone is enough to publish.</summary>
    public static string BuildFolder { get; } = Repository.At("MediaStack.AppHost", "bin", "Debug", "net10.0");

    /// <summary>The arguments for <c>dotnet</c>.</summary>
    /// <param name="output">Absolute path of the release.</param>
    /// <param name="settings">Absolute path of the settings file; null for none.</param>
    /// <param name="buildFolder">The folder of the built app host; the build's own by default.</param>
    public static string[] Arguments(string output, string? settings, string? buildFolder = null) =>
    [
        Path.Combine(buildFolder ?? BuildFolder, "MediaStack.AppHost.dll"),
        "--operation", "publish", "--step", "publish", "--output-path", output,
        .. settings is null ? (string[])[] : ["--settings", settings],
    ];

    /// <summary>Publishes and returns what was said and the exit code.</summary>
    public static Task<CliResult> PublishAsync(string output, string? settings, IReadOnlyDictionary<string, string?>? environment = null) =>
        Cli.RunAsync("dotnet", Arguments(output, settings), new CliOptions { Folder = Path.GetTempPath(), Environment = environment ?? new Dictionary<string, string?>() });

    /// <summary>Publishes as another account; needs root.</summary>
    /// <param name="account">uid:gid.</param>
    /// <param name="output">Absolute path of the release.</param>
    /// <param name="settings">Absolute path of a settings file in a folder that the account may write to; its home folder.</param>
    public static Task<CliResult> PublishAsAsync(string account, string output, string settings)
    {
        Requires.Root();
        var ids = account.Split(':');
        return Cli.RunAsync("setpriv",
            [$"--reuid={ids[0]}", $"--regid={ids[1]}", "--clear-groups", Requires.Tool("dotnet"), .. Arguments(output, settings)],
            new CliOptions { Folder = "/", Environment = new Dictionary<string, string?> { ["HOME"] = Path.GetDirectoryName(settings) } });
    }

    /// <summary>Publishes and returns the state of the release; a failure throws.</summary>
    public static async Task<FolderState> ReleaseAsync(string output, string? settings, IReadOnlyDictionary<string, string?>? environment = null)
    {
        (await PublishAsync(output, settings, environment)).Succeeded();
        return FolderState.Of(output);
    }
}
