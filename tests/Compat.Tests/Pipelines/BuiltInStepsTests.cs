using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Pipelines;

public class BuiltInStepsTests
{
    [Fact]
    public async Task Every_parameter_without_a_value_is_told_and_the_pipeline_goes_on()
    {
        var fixture = new PipelineFixture(
            new ParameterResource("known", _ => "value"),
            new ParameterResource("one", _ => throw new MissingParameterValueException("Set Parameters:one.")),
            new ParameterResource("two", _ => throw new MissingParameterValueException("Set Parameters:two.")));

        await fixture.RunAsync(WellKnownPipelineSteps.BuildPrereq);

        fixture.Sink.Activities.Where(activity => activity.Kind == ActivityKind.Log).Select(line => (line.LogLevel, line.Text)).ShouldBe([
            (LogLevel.Error, "Set Parameters:one."),
            (LogLevel.Error, "Set Parameters:two."),
        ]);
        fixture.Sink.Steps(CompletionState.Completed).ShouldBe(["process-parameters", "build-prereq"]);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task One_compute_environment_at_most_is_accepted(int count, bool accepted)
    {
        var fixture = new PipelineFixture([.. Enumerable.Range(1, count).Select(number => new Target($"env{number}"))]);

        if (accepted)
            await fixture.RunAsync("before-start");
        else
            (await Should.ThrowAsync<DistributedApplicationException>(fixture.RunAsync("before-start"))).Message
                .ShouldBe("The model has several compute environments ('env1', 'env2'), so it is open where its resources go; keep one.");
    }

    private sealed class Target(string name) : Resource(name), IComputeEnvironmentResource;
}
