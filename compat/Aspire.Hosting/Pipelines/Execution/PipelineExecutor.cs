using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

/// <summary>
/// Runs the pipeline once the app host has started in publish mode. A failure is reported, not thrown: <c>Run()</c> returns, and
/// the app host decides on its exit code.
/// </summary>
/// <param name="services">The app host's services.</param>
/// <param name="cli">The command line that waits for the activities; null when a person started the app host.</param>
internal sealed class PipelineExecutor(IServiceProvider services, AppHostTarget? cli) : BackgroundService
{
    private const string Title = "pipeline-execution";

    private readonly IPipelineActivityReporter _reporter = services.GetRequiredService<IPipelineActivityReporter>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (cli is not null)
        {
            await cli.PublishingWanted.WaitAsync(stoppingToken);
            await ExecutePipelineAsync(stoppingToken);
            // The command line asks for the stop when it has shown everything.
            return;
        }

        try
        {
            await ExecutePipelineAsync(stoppingToken);
        }
        finally
        {
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    private async Task ExecutePipelineAsync(CancellationToken cancellationToken)
    {
        await using var step = await _reporter.CreateStepAsync(Title, cancellationToken);
        using var _ = StepLoggerProvider.EnterStep(step);
        var completion = new PublishCompletionOptions();
        try
        {
            completion.PipelineSummary = await PublishAsync(cancellationToken);
            await step.SucceedAsync(Title, cancellationToken);
        }
        catch (Exception exception)
        {
            completion.CompletionState = CompletionState.CompletedWithError;
            completion.CompletionMessage = exception.Message;
            await step.FailAsync(exception is PipelineFailedException ? Title : exception.Message, CancellationToken.None);
        }

        await _reporter.CompletePublishAsync(completion, CancellationToken.None);
    }

    private async Task<IReadOnlyList<PipelineSummaryItem>> PublishAsync(CancellationToken cancellationToken)
    {
        PipelineLogLevel.Validate(services.GetRequiredService<IOptions<PipelineOptions>>().Value);
        var model = services.GetRequiredService<DistributedApplicationModel>();
        var eventing = services.GetRequiredService<IDistributedApplicationEventing>();
        var context = new PipelineContext(
            model,
            services.GetRequiredService<DistributedApplicationExecutionContext>(),
            services,
            services.GetRequiredService<ILogger<PipelineExecutor>>(),
            cancellationToken);

        await services.GetRequiredService<BeforeStartPhase>().EnsureAsync(cancellationToken);
        await eventing.PublishAsync(new BeforePublishEvent(services, model), cancellationToken);
        await services.GetRequiredService<IDistributedApplicationPipeline>().ExecuteAsync(context);
        await eventing.PublishAsync(new AfterPublishEvent(services, model), cancellationToken);
        return context.Summary.Items;
    }
}
