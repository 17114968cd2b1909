using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Compat.Tests.Dcp;

public sealed class ExecutableTests
{
    [Fact]
    public async Task An_executable_runs_prints_and_ends()
    {
        await using var application = await RunningApplication.StartAsync(builder =>
            builder.AddExecutable("job", "sh", ".", "-c", "echo hello; echo trouble >&2; exit 3"));

        var ended = await application.UntilAsync("job", KnownResourceStates.Finished);

        ended.Snapshot.ExitCode.ShouldBe(3);
        ended.ResourceId.ShouldMatch("^job-[a-z]{8}$");
        await application.UntilLoggedAsync("job", "hello");
        await application.UntilLoggedAsync("job", "trouble");
    }
}
