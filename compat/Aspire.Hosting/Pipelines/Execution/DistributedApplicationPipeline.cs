using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

/// <summary>The app host's own steps and configuration callbacks; resources bring theirs as annotations.</summary>
internal sealed class DistributedApplicationPipeline : IDistributedApplicationPipeline
{
    private readonly List<PipelineStep> _steps = BuiltInSteps.Create();
    private readonly List<Func<PipelineConfigurationContext, Task>> _callbacks = [];

    public void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null)
        => AddStep(new PipelineStep
        {
            Name = name,
            Action = action,
            DependsOnSteps = StepNames(dependsOn, nameof(dependsOn)),
            RequiredBySteps = StepNames(requiredBy, nameof(requiredBy)),
        });

    public void AddStep(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentException.ThrowIfNullOrWhiteSpace(step.Name, nameof(step));
        ArgumentNullException.ThrowIfNull(step.Action, nameof(step));
        if (_steps.Any(other => other.Name == step.Name))
            throw new InvalidOperationException($"The pipeline already has a step named '{step.Name}'; give this one another name.");
        _steps.Add(step);
    }

    public void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _callbacks.Add(callback);
    }

    public async Task ExecuteAsync(PipelineContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var chosen = context.Services.GetService<IOptions<PipelineOptions>>()?.Value.Step;
        var graph = await ResolveAsync(context);
        var selection = graph.Select(string.IsNullOrWhiteSpace(chosen) ? WellKnownPipelineSteps.Publish : chosen);
        await new PipelineRun(selection, context).ExecuteAsync(concurrently: true);
    }

    /// <summary>Runs a step after all that it depends on, one at a time, for steps that change the model.</summary>
    public async Task ExecuteSequentiallyAsync(string stepName, PipelineContext context)
    {
        var graph = await ResolveAsync(context);
        await new PipelineRun(graph.Select(stepName), context).ExecuteAsync(concurrently: false);
    }

    /// <summary>All steps, after the configuration callbacks have seen them.</summary>
    /// <exception cref="InvalidOperationException">The steps do not fit together.</exception>
    public async Task<PipelineGraph> ResolveAsync(PipelineContext context)
    {
        // Callbacks and annotation factories may add relations: each resolution starts from fresh copies.
        var steps = _steps.ConvertAll(Copy);
        var callbacks = _callbacks.ToList();
        foreach (var resource in context.Model.Resources)
        {
            foreach (var annotation in resource.Annotations.OfType<PipelineStepAnnotation>())
                steps.AddRange(await CreateStepsAsync(annotation, resource, context));
            callbacks.AddRange(resource.Annotations.OfType<PipelineConfigurationAnnotation>().Select(annotation => annotation.Callback));
        }

        var configuration = new PipelineConfigurationContext { Services = context.Services, Steps = steps, Model = context.Model };
        foreach (var callback in callbacks)
            await callback(configuration);
        return PipelineGraph.Create(steps);
    }

    private static async Task<IEnumerable<PipelineStep>> CreateStepsAsync(
        PipelineStepAnnotation annotation, IResource resource, PipelineContext context)
    {
        var created = await annotation.CreateStepsAsync(new PipelineStepFactoryContext { PipelineContext = context, Resource = resource });
        var steps = created.ToList();
        foreach (var step in steps)
            step.Resource ??= resource;
        return steps;
    }

    private static PipelineStep Copy(PipelineStep step) => new()
    {
        Name = step.Name,
        Description = step.Description,
        Action = step.Action,
        DependsOnSteps = [.. step.DependsOnSteps],
        RequiredBySteps = [.. step.RequiredBySteps],
        Tags = [.. step.Tags],
        Resource = step.Resource,
    };

    private static List<string> StepNames(object? value, string parameterName) => value switch
    {
        null => [],
        string name => [name],
        IEnumerable<string> names => [.. names],
        _ => throw new ArgumentException(
            $"Give the name of a step or a sequence of names, not a {value.GetType().Name}.", parameterName),
    };
}
