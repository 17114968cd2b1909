using System.Runtime.CompilerServices;
using MediaStack.Tests;

namespace Compat.Tests.Dcp;

/// <summary>
/// What programs started by app hosts of this test process inherit: a home folder of its own, the tools of test.sh, and no container
/// runtime. Tests with containers start an app host process of its own beside an engine of its own.
/// </summary>
internal static class TestEnvironment
{
    private static readonly ScratchFolder Home = new();

    [ModuleInitializer]
    internal static void Prepare()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Home.Dispose();
        Environment.SetEnvironmentVariable("HOME", Home.Root);
        Environment.SetEnvironmentVariable("PATH", Requires.SearchPath);
        Environment.SetEnvironmentVariable("DOCKER_HOST", $"unix://{Home.At("no-engine.sock")}");
    }

    /// <summary>Skips the test (in CI: fails it) where the engine is not installed.</summary>
    public static void RequireEngine() =>
        Requires.File(Repository.At("node_modules", "@microsoft", "aspire-cli-linux-x64", "bin", "aspire"), "run npm ci in the repository's root");
}
