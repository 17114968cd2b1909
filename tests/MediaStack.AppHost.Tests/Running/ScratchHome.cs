using MediaStack.Tests;

namespace MediaStack.AppHost.Tests.Running;

/// <summary>
/// A state folder of this test run, for app hosts that run inside it: the environment is the whole process's, so tests that need it
/// run one after the other.
/// </summary>
public sealed class ScratchHome : IDisposable
{
    private const string Variable = "MEDIASTACK_HOME";
    private readonly ScratchFolder _folder = new();

    /// <summary>Makes the folder the state folder.</summary>
    public ScratchHome() => Environment.SetEnvironmentVariable(Variable, _folder.Root);

    /// <summary>A path in the state folder.</summary>
    public string At(params string[] parts) => _folder.At(parts);

    /// <summary>Takes away what a test has left, settings included.</summary>
    public void Empty()
    {
        foreach (var folder in Directory.EnumerateDirectories(_folder.Root))
            Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(_folder.Root))
            File.Delete(file);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _folder.Dispose();
    }
}

/// <summary>Tests that run an app host in the test process.</summary>
[CollectionDefinition(Name)]
public sealed class InTestProcess : ICollectionFixture<ScratchHome>
{
    public const string Name = "App host in the test process";
}
