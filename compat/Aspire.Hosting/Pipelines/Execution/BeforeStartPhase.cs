using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>Completes the model: raises <see cref="BeforeStartEvent"/>, then runs the step <c>before-start</c>. Happens once, whoever asks.</summary>
internal sealed class BeforeStartPhase(IServiceProvider services, IHostApplicationLifetime lifetime)
{
    private readonly Lock _lock = new();
    private Task? _run;

    /// <exception cref="Exception">What a subscriber or a step threw; the same again for every later caller.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            _run ??= RunAsync(lifetime.ApplicationStopping);
        return _run.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var model = services.GetRequiredService<DistributedApplicationModel>();
        await services.GetRequiredService<IDistributedApplicationEventing>()
            .PublishAsync(new BeforeStartEvent(services, model), cancellationToken);

        var pipeline = (DistributedApplicationPipeline)services.GetRequiredService<IDistributedApplicationPipeline>();
        var context = new PipelineContext(
            model,
            services.GetRequiredService<DistributedApplicationExecutionContext>(),
            services,
            services.GetRequiredService<ILogger<BeforeStartPhase>>(),
            cancellationToken);
        await pipeline.ExecuteSequentiallyAsync(WellKnownPipelineSteps.BeforeStart, context);
    }
}
