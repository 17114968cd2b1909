using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>One step of the pipeline and its place in the order.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public class PipelineStep
{
    /// <summary>Unique name; <c>aspire do</c> takes it.</summary>
    public required string Name { get; init; }

    /// <summary>What the step is for, in one sentence; <c>--list-steps</c> shows it.</summary>
    public string? Description { get; init; }

    /// <summary>What the step does. Throwing fails the step.</summary>
    public required Func<PipelineStepContext, Task> Action { get; init; }

    /// <summary>Names of steps that come before.</summary>
    public List<string> DependsOnSteps { get; init; } = [];

    /// <summary>Names of steps that come after.</summary>
    public List<string> RequiredBySteps { get; init; } = [];

    /// <summary>Labels by which configuration callbacks find steps.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>The resource whose work this is.</summary>
    public IResource? Resource { get; set; }

    /// <summary>Puts this step after another.</summary>
    /// <param name="stepName">Name of the step that comes before.</param>
    public void DependsOn(string stepName) => DependsOnSteps.Add(stepName);

    /// <summary>Puts this step after another.</summary>
    /// <param name="step">The step that comes before.</param>
    public void DependsOn(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        DependsOnSteps.Add(step.Name);
    }

    /// <summary>Puts this step before another.</summary>
    /// <param name="stepName">Name of the step that comes after.</param>
    public void RequiredBy(string stepName) => RequiredBySteps.Add(stepName);

    /// <summary>Puts this step before another.</summary>
    /// <param name="step">The step that comes after.</param>
    public void RequiredBy(PipelineStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        RequiredBySteps.Add(step.Name);
    }
}
