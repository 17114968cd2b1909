using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compat.Tests.Pipelines;

public class PipelineReportingTests
{
    private readonly RecordingSink _sink = new();
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_is_reported_at_its_start_and_at_its_first_end_only()
    {
        var step = await Reporter().CreateStepAsync("write files", _cancellation);
        await step.SucceedAsync("12 files", _cancellation);
        await step.FailAsync("too late", _cancellation);
        await step.DisposeAsync();

        _sink.Activities.Select(activity => (activity.Kind, activity.Text, activity.State)).ShouldBe([
            (ActivityKind.Step, "write files", CompletionState.InProgress),
            (ActivityKind.Step, "12 files", CompletionState.Completed),
        ]);
        _sink.Activities.Select(activity => activity.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_step_that_nobody_ended_ends_as_its_worst_task()
    {
        await using (var step = await Reporter().CreateStepAsync("images", _cancellation))
        {
            await (await step.CreateTaskAsync("one", _cancellation)).SucceedAsync(cancellationToken: _cancellation);
            await (await step.CreateTaskAsync("two", _cancellation)).WarnAsync("old", _cancellation);
            await using var three = await step.CreateTaskAsync("three", _cancellation);
        }

        _sink.Activities[^1].State.ShouldBe(CompletionState.CompletedWithWarning);
        _sink.Activities.Where(activity => activity is { Kind: ActivityKind.Task, State: not CompletionState.InProgress })
            .Select(activity => (activity.Text, activity.State, activity.CompletionMessage)).ShouldBe([
                ("one", CompletionState.Completed, null),
                ("two", CompletionState.CompletedWithWarning, "old"),
                ("three", CompletionState.Completed, null),
            ]);
    }

    [Fact]
    public async Task A_task_reports_each_new_text_under_its_step()
    {
        var step = await Reporter().CreateStepAsync("images", _cancellation);
        var task = await step.CreateTaskAsync("pull", _cancellation);
        await task.UpdateStatusAsync(new MarkdownString("pull **50 %**"), _cancellation);
        await task.FailAsync(new MarkdownString("`404`"), _cancellation);

        var reports = _sink.Activities.Where(activity => activity.Kind == ActivityKind.Task).ToList();
        reports.Select(report => (report.Text, report.State, report.EnableMarkdown)).ShouldBe([
            ("pull", CompletionState.InProgress, false),
            ("pull **50 %**", CompletionState.InProgress, true),
            ("pull **50 %**", CompletionState.CompletedWithError, true),
        ]);
        reports.ShouldAllBe(report => report.StepId == _sink.Activities[0].Id && report.Id == reports[0].Id);
    }

    [Fact]
    public async Task Tasks_of_an_ended_step_are_refused_and_its_log_lines_dropped()
    {
        var step = await Reporter().CreateStepAsync("images", _cancellation);
        var task = await step.CreateTaskAsync("pull", _cancellation);
        await step.SucceedAsync(cancellationToken: _cancellation);
        var before = _sink.Activities.Count;

        await Should.ThrowAsync<InvalidOperationException>(() => step.CreateTaskAsync("late", _cancellation));
        await Should.ThrowAsync<InvalidOperationException>(() => task.UpdateAsync("late", _cancellation));
        step.Log(LogLevel.Error, "late");
        await task.DisposeAsync();

        _sink.Activities.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData(null, new[] { "info", "error" })]
    [InlineData("debug", new[] { "debug", "info", "error" })]
    [InlineData("Error", new[] { "error" })]
    public async Task Log_lines_below_the_chosen_level_are_dropped(string? level, string[] expected)
    {
        var step = await Reporter(level).CreateStepAsync("step", _cancellation);
        step.Log(LogLevel.Debug, "debug");
        step.Log(LogLevel.Information, "info");
        step.Log(LogLevel.Error, "error");

        _sink.Activities.Where(activity => activity.Kind == ActivityKind.Log).Select(activity => activity.Text).ShouldBe(expected);
    }

    [Fact]
    public async Task The_end_has_the_worst_state_of_all_steps_unless_told_otherwise()
    {
        var reporter = Reporter();
        await (await reporter.CreateStepAsync("one", _cancellation)).WarnAsync("old", _cancellation);
        await (await reporter.CreateStepAsync("two", _cancellation)).SucceedAsync(cancellationToken: _cancellation);

        await reporter.CompletePublishAsync(cancellationToken: _cancellation);
        await reporter.CompletePublishAsync(new() { CompletionState = CompletionState.CompletedWithError, CompletionMessage = "no" }, _cancellation);

        _sink.Activities.TakeLast(2).Select(end => (end.Kind, end.Text, end.State)).ShouldBe([
            (ActivityKind.Complete, "Pipeline succeeded with warnings", CompletionState.CompletedWithWarning),
            (ActivityKind.Complete, "no", CompletionState.CompletedWithError),
        ]);
    }

    [Fact]
    public async Task A_step_is_shown_under_its_deepest_dependency()
    {
        var fixture = new PipelineFixture();
        await fixture.Add("a").Add("b", dependsOn: "a").Add("c", dependsOn: new[] { "a", "b" }).RunAsync("c");

        var starts = fixture.Sink.Activities.Where(activity => activity.State == CompletionState.InProgress).ToDictionary(activity => activity.Text);
        starts["a"].ParentStepId.ShouldBeNull();
        starts["b"].ParentStepId.ShouldBe(starts["a"].Id);
        starts["c"].ParentStepId.ShouldBe(starts["b"].Id);
        starts.Values.Select(start => start.Level).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task What_services_log_while_a_step_runs_shows_below_it()
    {
        using var error = new StringWriter();
        using var provider = new StepLoggerProvider(TextWriter.Null, error);
        var log = provider.CreateLogger("Some.Service");
        var step = await Reporter().CreateStepAsync("step", _cancellation);

        log.LogInformation("before");
        using (StepLoggerProvider.EnterStep(step))
            log.LogInformation("within {Number}", 1);
        log.LogWarning("after");

        _sink.Activities.Single(activity => activity.Kind == ActivityKind.Log).Text.ShouldBe("within 1");
        error.ToString().ShouldBe($"warning: after{Environment.NewLine}");
    }

    [Fact]
    public void Summary_keeps_the_order_in_which_facts_came()
    {
        var summary = new PipelineSummary();
        summary.Add("Output", "/x");
        summary.Add("Link", new MarkdownString("[y](z)"));

        summary.Items.Select(item => (item.Key, item.Value, item.EnableMarkdown)).ShouldBe([("Output", "/x", false), ("Link", "[y](z)", true)]);
    }

    private PipelineActivityReporter Reporter(string? level = null) => new(_sink, Options.Create(new PipelineOptions { LogLevel = level }));
}
