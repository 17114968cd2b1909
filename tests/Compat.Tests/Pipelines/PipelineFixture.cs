using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Compat.Tests.Pipelines;

/// <summary>A pipeline without a host, whose steps note when they ran.</summary>
internal sealed class PipelineFixture(params IResource[] resources)
{
    private readonly ConcurrentQueue<string> _ran = new();

    public DistributedApplicationPipeline Pipeline { get; } = new();

    public PipelineOptions Options { get; } = new();

    public Dictionary<string, string?> Settings { get; } = [];

    public RecordingSink Sink { get; } = new();

    /// <summary>Names of the noted steps in the order in which they ran.</summary>
    public IReadOnlyList<string> Ran => [.. _ran];

    public PipelineContext CreateContext(CancellationToken cancellationToken)
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var services = new ServiceCollection()
            .AddSingleton<IOptions<PipelineOptions>>(options)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build())
            .AddSingleton<IPipelineActivityReporter>(new PipelineActivityReporter(Sink, options))
            .BuildServiceProvider();
        return new PipelineContext(
            new DistributedApplicationModel(resources),
            new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish),
            services,
            NullLogger.Instance,
            cancellationToken);
    }

    /// <summary>An action that notes the step's name.</summary>
    public Func<PipelineStepContext, Task> Note(string name) => _ =>
    {
        _ran.Enqueue(name);
        return Task.CompletedTask;
    };

    /// <summary>Adds a step that notes its name.</summary>
    public PipelineFixture Add(string name, object? dependsOn = null, object? requiredBy = null)
    {
        Pipeline.AddStep(name, Note(name), dependsOn, requiredBy);
        return this;
    }

    /// <summary>Runs a step with all it depends on.</summary>
    public Task RunAsync(string? step = null)
    {
        Options.Step = step;
        return Pipeline.ExecuteAsync(CreateContext(TestContext.Current.CancellationToken));
    }
}
