using MediaStack.Tests.Docker;

namespace MediaStack.EndToEnd.Tests.Stack;

/// <summary>One stack for all tests that only look. Its passwords hold every character that a format or shell on the way could trip over.</summary>
public sealed class SharedEstate(DockerEngine engine) : IAsyncLifetime
{
    /// <summary>The password of the estate's user and of Redis.</summary>
    public const string HostilePassword = "tab\there, $HOME ${MS_X} \"quotes' \\back\\ & | # : { } % = `id` $(id) ünï 日本";

    private RunningStack? stack;

    /// <summary>The stack; skips the test where this machine has no engine.</summary>
    internal RunningStack Stack
    {
        get
        {
            DockerEngine.Require();
            return stack ?? throw new InvalidOperationException("The stack did not come up.");
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (!engine.IsRunning)
            return;
        stack = await RunningStack.UpAsync(engine, new Dictionary<string, string>
        {
            ["redis.password"] = HostilePassword,
            ["authelia.password"] = HostilePassword,
        });
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => stack?.DisposeAsync() ?? ValueTask.CompletedTask;
}
