using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compat.Tests.Pipelines;

public sealed class ConsoleTimelineTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly ManualTime _time = new();
    private readonly PipelineActivityReporter _reporter;

    public ConsoleTimelineTests()
        => _reporter = new PipelineActivityReporter(new ConsoleTimeline(new ConsoleLines(_output, _error), _time), Options.Create(new PipelineOptions()));

    [Fact]
    public async Task Each_start_and_end_is_one_line_and_details_are_indented()
    {
        await using (var step = await _reporter.CreateStepAsync("publish-env", TestContext.Current.CancellationToken))
        {
            step.Log(LogLevel.Information, "compose file\nwritten");
            var task = await step.CreateTaskAsync("pull", TestContext.Current.CancellationToken);
            await task.SucceedAsync("2 images", TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromMilliseconds(1250));
        }

        var summary = new PipelineSummary();
        summary.Add("Output", "/x");
        await _reporter.CompletePublishAsync(new() { PipelineSummary = summary.Items }, TestContext.Current.CancellationToken);

        _output.ToString().ShouldBe("""
            start   publish-env
                    compose file
                    written
                    pull: 2 images
            done    publish-env (1.25 s)
            Pipeline succeeded
            Output: /x

            """);
        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_problem_is_one_line_on_standard_error_and_told_once()
    {
        var outer = await _reporter.CreateStepAsync("pipeline-execution", TestContext.Current.CancellationToken);
        var step = await _reporter.CreateStepAsync("validate", TestContext.Current.CancellationToken);
        step.Log(LogLevel.Warning, "old setting");
        var findings = "Two settings are wrong:\n  a: too long\n\n  b: missing\n";
        await step.FailAsync(findings, TestContext.Current.CancellationToken);
        await outer.FailAsync(findings, TestContext.Current.CancellationToken);
        await _reporter.CompletePublishAsync(
            new() { CompletionMessage = findings, CompletionState = CompletionState.CompletedWithError }, TestContext.Current.CancellationToken);

        _output.ToString().ShouldBe("""
            start   pipeline-execution
            start   validate
            failed  validate (0.00 s)
            failed  pipeline-execution (0.00 s)

            """);
        _error.ToString().ShouldBe("""
            warning: old setting
            error: Two settings are wrong:
            error: a: too long
            error: b: missing

            """);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
