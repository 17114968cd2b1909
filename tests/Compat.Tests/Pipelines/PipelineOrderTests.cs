using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;

namespace Compat.Tests.Pipelines;

public class PipelineOrderTests
{
    private readonly PipelineFixture _fixture = new();

    [Fact]
    public async Task A_step_runs_after_everything_it_depends_on()
    {
        await _fixture.Add("c", dependsOn: new[] { "a", "b" }).Add("b", dependsOn: "a").Add("a").RunAsync("c");

        _fixture.Ran.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Required_by_says_the_same_as_depends_on_from_the_other_side()
    {
        await _fixture.Add("last").Add("first", requiredBy: new List<string> { "second", "last" }).Add("second", requiredBy: "last").RunAsync("last");

        _fixture.Ran.ShouldBe(["first", "second", "last"]);
    }

    [Fact]
    public async Task Only_the_chosen_step_and_what_it_needs_run()
    {
        await _fixture.Add("a").Add("b", dependsOn: "a").Add("after-b", dependsOn: "b").Add("apart").RunAsync("b");

        _fixture.Ran.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Publish_runs_when_no_step_is_chosen(string? chosen)
    {
        await _fixture.Add("mine", requiredBy: WellKnownPipelineSteps.Publish).Add("apart").RunAsync(chosen);

        _fixture.Ran.ShouldBe(["mine"]);
        _fixture.Sink.Steps(CompletionState.Completed).ShouldBe(["mine", "publish"]);
    }

    [Fact]
    public async Task Publish_does_not_need_the_parameters_but_building_does()
    {
        var graph = await _fixture.Pipeline.ResolveAsync(_fixture.CreateContext(TestContext.Current.CancellationToken));

        graph.Select("publish").Steps.Select(step => step.Name).ShouldBe(["publish"]);
        graph.Select("build-prereq").Steps.Select(step => step.Name).ShouldBe(["process-parameters", "build-prereq"]);
        graph.Select("before-start").Steps.Select(step => step.Name).ShouldBe(["validate-compute-environments", "before-start"]);
    }

    [Fact]
    public async Task Independent_steps_run_at_the_same_time()
    {
        var left = new TaskCompletionSource();
        var right = new TaskCompletionSource();
        async Task Meet(TaskCompletionSource mine, TaskCompletionSource other)
        {
            mine.SetResult();
            await other.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }

        _fixture.Pipeline.AddStep("left", _ => Meet(left, right), requiredBy: "publish");
        _fixture.Pipeline.AddStep("right", _ => Meet(right, left), requiredBy: "publish");
        await _fixture.RunAsync();

        _fixture.Sink.Steps(CompletionState.Completed).ShouldContain("publish");
    }

    [Fact]
    public async Task Sequential_running_lets_one_step_end_before_the_next_starts()
    {
        var running = 0;
        async Task Alone(PipelineStepContext context)
        {
            Interlocked.Increment(ref running).ShouldBe(1);
            await Task.Yield();
            Interlocked.Decrement(ref running);
        }

        foreach (var name in new[] { "a", "b", "c", "d" })
            _fixture.Pipeline.AddStep(name, Alone, requiredBy: WellKnownPipelineSteps.BeforeStart);
        await _fixture.Pipeline.ExecuteSequentiallyAsync("before-start", _fixture.CreateContext(TestContext.Current.CancellationToken));

        _fixture.Sink.Steps(CompletionState.Completed).ShouldBe(["validate-compute-environments", "a", "b", "c", "d", "before-start"]);
    }

    [Fact]
    public async Task Resources_bring_steps_and_relations_of_their_own()
    {
        var resource = new ParameterlessResource("db");
        var fixture = new PipelineFixture(resource);
        resource.Annotations.Add(new PipelineStepAnnotation(context => new PipelineStep
        {
            Name = $"publish-{context.Resource.Name}",
            Action = fixture.Note("publish-db"),
            RequiredBySteps = ["publish"],
            Tags = ["mine"],
        }));
        resource.Annotations.Add(new PipelineConfigurationAnnotation(context =>
        {
            var step = context.GetSteps(resource, "mine").ShouldHaveSingleItem();
            context.GetSteps("mine").ShouldBe([step]);
            step.DependsOn("check");
        }));
        fixture.Pipeline.AddPipelineConfiguration(context =>
        {
            context.Steps.Where(step => step.Name == "late").DependsOn(context.GetSteps(resource));
            return Task.CompletedTask;
        });
        fixture.Add("late", requiredBy: "publish").Add("check");

        await fixture.RunAsync();

        fixture.Ran.ShouldBe(["check", "publish-db", "late"]);
    }

    [Fact]
    public async Task Relations_added_while_resolving_do_not_pile_up()
    {
        _fixture.Add("a").Add("b");
        var seen = new List<int>();
        _fixture.Pipeline.AddPipelineConfiguration(context =>
        {
            var step = context.Steps.Single(step => step.Name == "b");
            step.DependsOn("a");
            seen.Add(step.DependsOnSteps.Count);
            return Task.CompletedTask;
        });

        await _fixture.RunAsync("b");
        await _fixture.RunAsync("b");

        seen.ShouldBe([1, 1]);
        _fixture.Ran.ShouldBe(["a", "b", "a", "b"]);
    }

    private sealed class ParameterlessResource(string name) : Resource(name);
}
