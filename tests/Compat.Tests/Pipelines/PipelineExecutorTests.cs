using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
using Compat.Tests.Backchannel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compat.Tests.Pipelines;

public sealed class PipelineExecutorTests : IAsyncDisposable
{
    private readonly PublishingHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_app_host_ends_by_itself_after_a_publish()
    {
        _host.Pipeline.AddStep("write", context =>
        {
            context.Summary.Add("Output", "/x");
            return Task.CompletedTask;
        }, requiredBy: "publish");

        var told = await _host.RunAsync();

        told.Activities[^1].State.ShouldBe(CompletionState.Completed);
        told.Activities[^1].Summary.ShouldHaveSingleItem().Value.ShouldBe("/x");
    }

    [Fact]
    public async Task A_failure_is_told_and_the_app_host_ends_without_throwing()
    {
        var afterPublish = false;
        _host.Eventing.Subscribe<AfterPublishEvent>((_, _) => Task.FromResult(afterPublish = true));
        _host.Pipeline.AddStep("bad", _ => throw new IOException("disk full"), requiredBy: "publish");

        var told = await _host.RunAsync();

        told.Activities[^1].State.ShouldBe(CompletionState.CompletedWithError);
        told.Activities[^1].Text.ShouldBe("Step 'bad' failed: disk full");
        told.Steps(CompletionState.CompletedWithError).ShouldBe(["Step 'bad' failed: disk full", "pipeline-execution"]);
        afterPublish.ShouldBeFalse();
    }

    [Fact]
    public async Task A_failure_before_the_start_is_told_like_any_other()
    {
        _host.Eventing.Subscribe<BeforeStartEvent>((_, _) => throw new IOException("no model"));

        var told = await _host.RunAsync();

        told.Activities[^1].Text.ShouldBe("no model");
        told.Steps(CompletionState.CompletedWithError).ShouldBe(["no model"]);
    }

    [Fact]
    public async Task An_unknown_log_level_is_told_with_those_there_are()
    {
        _host.Settings["Pipeline:LogLevel"] = "loud";

        var told = await _host.RunAsync();

        told.Activities[^1].State.ShouldBe(CompletionState.CompletedWithError);
        told.Activities[^1].Text.ShouldBe(
            "--log-level (Pipeline:LogLevel) is 'loud'; give one of Trace, Debug, Information, Warning, Error, Critical, None.");
    }

    [Fact]
    public async Task Logs_of_services_show_below_the_step_down_to_the_chosen_level()
    {
        _host.Settings["Pipeline:LogLevel"] = "debug";
        _host.Pipeline.AddStep("write", context =>
        {
            var log = context.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Some.Service");
            log.LogDebug("details");
            log.LogTrace("more details");
            return Task.CompletedTask;
        }, requiredBy: "publish");

        var told = await _host.RunAsync();

        var line = told.Activities.Single(activity => activity.Kind == ActivityKind.Log);
        line.Text.ShouldBe("details");
        line.StepId.ShouldBe(told.Activities.First(activity => activity.Text == "write").Id);
    }
}
