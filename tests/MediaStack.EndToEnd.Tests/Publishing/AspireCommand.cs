using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>The real Aspire command line, which npm brings.</summary>
internal static class AspireCommand
{
    /// <summary>The app host's project file.</summary>
    public static string Project { get; } = Repository.At("MediaStack.AppHost", "MediaStack.AppHost.csproj");

    /// <summary>The program. Where npm has not installed it, the test is skipped, in CI failed.</summary>
    public static string Path() => Requires.File(
        Repository.At("node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire"), "run 'npm ci' or ./test.sh, which bring the Aspire command line");
}
