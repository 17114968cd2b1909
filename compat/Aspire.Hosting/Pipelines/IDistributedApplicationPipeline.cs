using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.Pipelines;

/// <summary>The steps of an app host's publishing and deployment, and the order between them.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public interface IDistributedApplicationPipeline
{
    /// <summary>Adds a step.</summary>
    /// <param name="name">Unique name; <c>aspire do</c> takes it.</param>
    /// <param name="action">What the step does. Throwing fails the step.</param>
    /// <param name="dependsOn">Names of steps that come before: a string or a sequence of strings.</param>
    /// <param name="requiredBy">Names of steps that come after: a string or a sequence of strings.</param>
    /// <exception cref="InvalidOperationException">A step of that name exists.</exception>
    /// <exception cref="ArgumentException"><paramref name="dependsOn"/> or <paramref name="requiredBy"/> has another type.</exception>
    void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null);

    /// <summary>Adds a step.</summary>
    /// <param name="step">The step; its name must be new.</param>
    /// <exception cref="InvalidOperationException">A step of that name exists.</exception>
    void AddStep(PipelineStep step);

    /// <summary>Adds a callback that sees all steps before they are ordered and may add relations between them.</summary>
    /// <param name="callback">Runs once each time the pipeline is resolved.</param>
    void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback);

    /// <summary>Runs the step chosen by <see cref="PipelineOptions.Step"/> after everything it depends on.</summary>
    /// <param name="context">Model, services and cancellation of this run.</param>
    /// <exception cref="InvalidOperationException">The steps do not fit together, or the chosen one is unknown.</exception>
    /// <exception cref="DistributedApplicationException">A step failed.</exception>
    Task ExecuteAsync(PipelineContext context);
}
