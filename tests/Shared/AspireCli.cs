namespace MediaStack.Tests;

/// <summary>The real Aspire command line, which npm brings.</summary>
public static class AspireCli
{
    /// <summary>The program. Where npm has not installed it, the test is skipped, in CI failed.</summary>
    public static string Path() => Requires.File(
        Repository.At("node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire"), "run 'npm ci' or ./test.sh, which bring the Aspire command line");
}
