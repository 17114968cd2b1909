using Aspire.Hosting;

namespace Compat.Tests.ApplicationModel;

public sealed class RunModeTests
{
    [Fact]
    public async Task Run_mode_says_that_it_can_publish_only_and_how()
    {
        await using var application = DistributedApplication.CreateBuilder([]).Build();

        var failure = await Should.ThrowAsync<DistributedApplicationException>(() => application.RunAsync(TestContext.Current.CancellationToken));

        failure.Message.ShouldContain("--operation publish");
    }
}
