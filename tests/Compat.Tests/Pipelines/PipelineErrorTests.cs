using Aspire.Hosting;
using Aspire.Hosting.Pipelines;

namespace Compat.Tests.Pipelines;

public class PipelineErrorTests
{
    private readonly PipelineFixture _fixture = new();

    [Fact]
    public async Task An_unknown_step_is_refused_with_a_list_of_those_there_are()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(_fixture.Add("mine").RunAsync("min"));

        error.Message.ShouldStartWith("There is no step 'min' in the pipeline. Available steps: 'publish', ");
        error.Message.ShouldContain("'mine'");
        _fixture.Ran.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_step_of_the_same_name_is_refused()
        => Should.Throw<InvalidOperationException>(() => _fixture.Add("mine").Add("mine"))
            .Message.ShouldBe("The pipeline already has a step named 'mine'; give this one another name.");

    [Fact]
    public async Task All_relations_that_lead_nowhere_are_reported_at_once()
    {
        _fixture.Add("a", dependsOn: "nowhere").Add("b", requiredBy: "never");
        var clash = new PipelineStep { Name = "c", Action = _fixture.Note("c") };
        _fixture.Pipeline.AddStep(clash);
        _fixture.Pipeline.AddPipelineConfiguration(context =>
        {
            context.Steps.Single(step => step.Name == "c").DependsOn("nothing");
            return Task.CompletedTask;
        });

        var error = await Should.ThrowAsync<InvalidOperationException>(_fixture.RunAsync());

        error.Message.ShouldBe("""
            Step 'a' depends on step 'nowhere', which does not exist.
            Step 'b' is required by step 'never', which does not exist.
            Step 'c' depends on step 'nothing', which does not exist.
            """);
        _fixture.Sink.Activities.ShouldBeEmpty();
    }

    [Fact]
    public void Equal_names_from_different_sources_are_reported()
        => Should.Throw<InvalidOperationException>(() => PipelineGraph.Create([Step("a"), Step("b"), Step("a")]))
            .Message.ShouldBe("The pipeline has 2 steps named 'a'; a name must be unique.");

    [Fact]
    public void Steps_that_wait_for_each_other_are_named_in_order()
        => Should.Throw<InvalidOperationException>(() => PipelineGraph.Create([Step("x", "a"), Step("a", "b"), Step("b", "c"), Step("c", "a")]))
            .Message.ShouldBe("Steps of the pipeline wait for each other: a -> b -> c -> a.");

    [Fact]
    public void A_relation_of_a_wrong_type_is_refused()
    {
        var error = Should.Throw<ArgumentException>(() => _fixture.Add("mine", dependsOn: 42));

        error.ParamName.ShouldBe("dependsOn");
        error.Message.ShouldStartWith("Give the name of a step or a sequence of names, not a Int32.");
        Should.Throw<ArgumentException>(() => _fixture.Add("mine", requiredBy: new object())).ParamName.ShouldBe("requiredBy");
    }

    [Fact]
    public async Task A_failing_step_stops_what_depends_on_it_and_nothing_else()
    {
        _fixture.Pipeline.AddStep("bad", _ => throw new InvalidOperationException("disk full"), requiredBy: "publish");
        _fixture.Add("after-bad", dependsOn: "bad", requiredBy: "publish").Add("good", requiredBy: "publish").Add("after-good", "good", "publish");

        var error = await Should.ThrowAsync<DistributedApplicationException>(_fixture.RunAsync());

        error.Message.ShouldBe("Step 'bad' failed: disk full");
        _fixture.Ran.ShouldBe(["good", "after-good"]);
        _fixture.Sink.Steps(CompletionState.CompletedWithError).ShouldBe(["Step 'bad' failed: disk full"]);
        _fixture.Sink.Steps(CompletionState.InProgress).ShouldNotContain("publish");
    }

    [Fact]
    public async Task The_message_of_an_error_meant_for_people_is_kept_as_it_is()
    {
        _fixture.Pipeline.AddStep("bad", _ => throw new DistributedApplicationException("Two settings are wrong:\n- a\n- b"), requiredBy: "publish");

        (await Should.ThrowAsync<DistributedApplicationException>(_fixture.RunAsync())).Message.ShouldBe("Two settings are wrong:\n- a\n- b");
    }

    [Fact]
    public async Task Several_failures_are_all_told()
    {
        _fixture.Pipeline.AddStep("one", _ => throw new IOException("disk full"), requiredBy: "publish");
        _fixture.Pipeline.AddStep("two", _ => Task.FromException(new IOException("no route")), requiredBy: "publish");

        var error = await Should.ThrowAsync<DistributedApplicationException>(_fixture.RunAsync());

        error.Message.ShouldBe("Step 'one' failed: disk full\nStep 'two' failed: no route");
    }

    [Fact]
    public async Task Details_of_an_exception_are_logged_on_demand()
    {
        _fixture.Settings["Pipeline:IncludeExceptionDetails"] = "true";
        _fixture.Pipeline.AddStep("bad", _ => throw new IOException("disk full"), requiredBy: "publish");

        await Should.ThrowAsync<DistributedApplicationException>(_fixture.RunAsync());

        _fixture.Sink.Activities.Single(activity => activity.Kind == ActivityKind.Log).Text
            .ShouldStartWith("System.IO.IOException: disk full");
    }

    [Fact]
    public async Task Cancelling_ends_the_running_step_and_starts_no_other()
    {
        using var cancellation = new CancellationTokenSource();
        _fixture.Pipeline.AddStep("endless", async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        });
        _fixture.Add("after", dependsOn: "endless");
        _fixture.Options.Step = "after";

        await Should.ThrowAsync<OperationCanceledException>(_fixture.Pipeline.ExecuteAsync(_fixture.CreateContext(cancellation.Token)));

        _fixture.Ran.ShouldBeEmpty();
        _fixture.Sink.Steps(CompletionState.CompletedWithError).ShouldBe(["Step 'endless' was cancelled."]);
    }

    private static PipelineStep Step(string name, params string[] dependsOn)
        => new() { Name = name, Action = _ => Task.CompletedTask, DependsOnSteps = [.. dependsOn] };
}
