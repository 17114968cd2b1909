using MediaStack.Catalog.Estate;

namespace MediaStack.EndToEnd.Tests.Estate;

/// <summary>How the whole estate came up.</summary>
[Collection(SharedWholeEstate.Name)]
public sealed class EstateStartTests(WholeEstate estate)
{
    [Fact]
    public async Task Every_service_of_the_model_runs_and_is_healthy_or_has_done_its_work()
    {
        var containers = await estate.Stack.Compose.ContainersAsync();
        var oneShots = estate.Model.Waits.Where(wait => wait.Condition == EstateWaitCondition.Completed).Select(wait => wait.To).ToHashSet();

        containers.Select(container => $"{container.Service} {container.State} {container.Health} {container.ExitCode}").ShouldBe(
            estate.Model.Services.Select(service =>
                service.Health is not null ? $"{service.Resource} running healthy 0"
                : oneShots.Contains(service.Resource) ? $"{service.Resource} exited  0"
                : $"{service.Resource} running  0"),
            ignoreOrder: true);
        containers.Count.ShouldBeGreaterThan(28);
    }

    [Fact]
    public void Services_started_in_the_order_of_the_models_waits()
    {
        var stack = estate.Stack;

        estate.Model.Waits.Count.ShouldBeGreaterThan(40);
        foreach (var wait in estate.Model.Waits)
        {
            var action = wait.Condition switch
            {
                EstateWaitCondition.Started => "start",
                EstateWaitCondition.Completed => "die",
                _ => "health_status: healthy",
            };
            stack.Moment(wait.To, action).ShouldBeLessThan(stack.Moment(wait.From, "start"), $"{wait.From} waits for {wait.To} ({wait.Condition})");
        }
    }

    [Fact]
    public void No_service_ended_while_the_estate_came_up()
    {
        var ended = estate.Stack.Events.Where(found => found.Action == "die").Select(found => found.Service).Distinct();

        ended.ShouldBe(["initialiser"]);
    }
}
