using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>Relations between sets of steps. Every method gives back the steps it was called on.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class PipelineStepExtensions
{
    /// <summary>Puts every step after another; null changes nothing.</summary>
    /// <param name="steps">The steps to place.</param>
    /// <param name="step">The step that comes before.</param>
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, PipelineStep? step)
        => step is null ? steps : steps.DependsOn(step.Name);

    /// <summary>Puts every step after another; an empty name changes nothing.</summary>
    /// <param name="steps">The steps to place.</param>
    /// <param name="stepName">Name of the step that comes before.</param>
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, string stepName)
        => steps.ForEach(stepName, static (step, name) => step.DependsOn(name));

    /// <summary>Puts every step after all others of a set.</summary>
    /// <param name="steps">The steps to place.</param>
    /// <param name="targetSteps">The steps that come before.</param>
    public static IEnumerable<PipelineStep> DependsOn(this IEnumerable<PipelineStep> steps, IEnumerable<PipelineStep> targetSteps)
        => targetSteps.Aggregate(steps, static (all, target) => all.DependsOn(target));

    /// <summary>Puts every step before another; null changes nothing.</summary>
    /// <param name="steps">The steps to place.</param>
    /// <param name="step">The step that comes after.</param>
    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, PipelineStep? step)
        => step is null ? steps : steps.RequiredBy(step.Name);

    /// <summary>Puts every step before another; an empty name changes nothing.</summary>
    /// <param name="steps">The steps to place.</param>
    /// <param name="stepName">Name of the step that comes after.</param>
    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, string stepName)
        => steps.ForEach(stepName, static (step, name) => step.RequiredBy(name));

    /// <summary>Puts every step before all others of a set.</summary>
    /// <param name="steps">The steps to place.</param>
    /// <param name="targetSteps">The steps that come after.</param>
    public static IEnumerable<PipelineStep> RequiredBy(this IEnumerable<PipelineStep> steps, IEnumerable<PipelineStep> targetSteps)
        => targetSteps.Aggregate(steps, static (all, target) => all.RequiredBy(target));

    private static IEnumerable<PipelineStep> ForEach(this IEnumerable<PipelineStep> steps, string stepName, Action<PipelineStep, string> relate)
    {
        if (string.IsNullOrEmpty(stepName))
            return steps;

        foreach (var step in steps)
            relate(step, stepName);
        return steps;
    }
}
