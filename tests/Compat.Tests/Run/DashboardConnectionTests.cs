using Aspire.Hosting.Dashboard.ResourceService.Messages;
using MediaStack.Tests;

namespace Compat.Tests.Run;

/// <summary>What the dashboard does, done over its own protocol against a running app host.</summary>
[Collection(RunningAppHostTests.Name)]
public class DashboardConnectionTests(RunningAppHost host)
{
    [Fact]
    public async Task Secrets_do_not_leave_the_app_host()
    {
        using var dashboard = host.NewDashboardClient();

        var resources = await dashboard.ResourcesAsync();

        var web = resources.Single(resource => resource.DisplayName == "web");
        web.Environment.Single(variable => variable.Name == "GREETING").Value.ShouldBe("Good morning");
        web.Environment.Single(variable => variable.Name == "API_KEY").Value.ShouldBe("********");
        web.Environment.Single(variable => variable.Name == "CALLBACK").Value.ShouldBe("********");
        web.IconName.ShouldBe("Globe");
        resources.Single(resource => resource.DisplayName == "talker").Relationships.ShouldContain(
            new ResourceRelationship { ResourceName = "web", Type = "Parent" });
        resources.Single(resource => resource.DisplayName == "aspire-dashboard").IsHidden.ShouldBeTrue();
        foreach (var resource in resources)
            resource.ToString().ShouldNotContain(AppHostCommands.Secret);
    }

    [Fact]
    public async Task A_resource_is_stopped_and_restarted_from_the_dashboard()
    {
        using var dashboard = host.NewDashboardClient();
        var talker = (await dashboard.ResourcesAsync()).Single(resource => resource.DisplayName == "talker");

        await ExecuteAsync("stop");
        await UntilAsync("Finished");
        await ExecuteAsync("start");
        await UntilAsync("Running");
        await ExecuteAsync("restart");
        await UntilAsync("Running");

        async Task ExecuteAsync(string command) => (await dashboard.CallAsync(
            "ExecuteResourceCommand",
            new ResourceCommandRequest { ResourceName = talker.Name, ResourceType = talker.ResourceType, CommandName = command },
            ResourceCommandResponse.Parser)).Kind.ShouldBe(ResourceCommandResponseKind.Succeeded);

        Task UntilAsync(string state) => Wait.UntilAsync($"talker is {state}", async () =>
            (await dashboard.ResourcesAsync()).Single(resource => resource.Name == talker.Name).State == state);
    }
}
