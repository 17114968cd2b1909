using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>Runs the steps of a graph, each as soon as all it depends on has ended well.</summary>
internal sealed class PipelineRun(PipelineGraph graph, PipelineContext context)
{
    private readonly IPipelineActivityReporter _reporter = context.Services.GetRequiredService<IPipelineActivityReporter>();
    private readonly bool _withDetails =
        bool.TryParse(context.Services.GetService<IConfiguration>()?["Pipeline:IncludeExceptionDetails"], out var on) && on;

    /// <param name="concurrently">Whether independent steps may run at the same time.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="PipelineFailedException">Steps failed.</exception>
    public async Task ExecuteAsync(bool concurrently)
    {
        var outcomes = new Dictionary<string, Task<Outcome>>(StringComparer.Ordinal);
        foreach (var step in graph.Steps)
        {
            var dependencies = graph.DependenciesOf(step).Select(name => outcomes[name]).ToArray();
            outcomes[step.Name] = RunWhenReadyAsync(step, dependencies);
            if (!concurrently)
                await outcomes[step.Name];
        }

        var all = await Task.WhenAll(outcomes.Values);
        if (context.CancellationToken.IsCancellationRequested)
            throw new OperationCanceledException("The pipeline was cancelled.", context.CancellationToken);
        ThrowFailures(all);
    }

    private async Task<Outcome> RunWhenReadyAsync(PipelineStep step, Task<Outcome>[] dependencies)
    {
        var before = await Task.WhenAll(dependencies);
        return before.Any(outcome => !outcome.Succeeded)
            ? new Outcome(step.Name, Succeeded: false)
            : await Task.Run(() => RunAsync(step));
    }

    private async Task<Outcome> RunAsync(PipelineStep step)
    {
        try
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            await using var reporting = await _reporter.CreateStepAsync(
                step.Name, graph.ParentOf(step), graph.LevelOf(step), context.CancellationToken);
            try
            {
                using (StepLoggerProvider.EnterStep(reporting))
                    await step.Action(new PipelineStepContext { PipelineContext = context, ReportingStep = reporting });
            }
            catch (Exception exception)
            {
                if (_withDetails)
                    reporting.Log(LogLevel.Error, exception.ToString());
                var failure = Describe(step, exception);
                await reporting.FailAsync(failure.Message, CancellationToken.None);
                return new Outcome(step.Name, Succeeded: false, failure);
            }

            return new Outcome(step.Name, Succeeded: true);
        }
        catch (OperationCanceledException exception)
        {
            return new Outcome(step.Name, Succeeded: false, exception);
        }
    }

    private Exception Describe(PipelineStep step, Exception exception) => exception switch
    {
        OperationCanceledException when context.CancellationToken.IsCancellationRequested
            => new OperationCanceledException($"Step '{step.Name}' was cancelled.", exception, context.CancellationToken),
        DistributedApplicationException => exception,
        _ => new InvalidOperationException($"Step '{step.Name}' failed: {exception.Message}", exception),
    };

    private void ThrowFailures(Outcome[] outcomes)
    {
        var failures = outcomes.Select(outcome => outcome.Failure).OfType<Exception>().ToArray();
        if (failures.Length == 0)
            return;

        var notRun = outcomes.Where(outcome => !outcome.Succeeded && outcome.Failure is null).Select(outcome => outcome.Step).ToArray();
        if (notRun.Length > 0)
            context.Logger.LogWarning("Not run because of it: {Steps}", string.Join(", ", notRun));
        throw new PipelineFailedException(failures);
    }

    /// <summary>How a step ended; neither succeeded nor failed means that it was not run.</summary>
    private sealed record Outcome(string Step, bool Succeeded, Exception? Failure = null);
}
