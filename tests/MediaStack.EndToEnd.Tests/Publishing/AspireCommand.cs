using MediaStack.Tests;

namespace MediaStack.EndToEnd.Tests.Publishing;

/// <summary>The Aspire command line and this app host.</summary>
internal static class AspireCommand
{
    /// <summary>The app host's project file.</summary>
    public static string Project { get; } = Repository.At("MediaStack.AppHost", "MediaStack.AppHost.csproj");

    /// <summary>The program. Where npm has not installed it, the test is skipped, in CI failed.</summary>
    public static string Path() => AspireCli.Path();
}
