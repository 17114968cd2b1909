using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Pipelines;

/// <summary>Lets a resource bring steps along.</summary>
[Experimental("ASPIREPIPELINES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public static class PipelineStepFactoryExtensions
{
    /// <summary>Adds a step made by a factory.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="factory">Runs each time the pipeline is resolved; gives a new step.</param>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, PipelineStep> factory) where T : IResource
        => builder.WithAnnotation(new PipelineStepAnnotation(factory));

    /// <summary>Adds a step made by a factory.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="factory">Runs each time the pipeline is resolved; gives a new step.</param>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, Task<PipelineStep>> factory) where T : IResource
        => builder.WithAnnotation(new PipelineStepAnnotation(factory));

    /// <summary>Adds steps made by a factory.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="factory">Runs each time the pipeline is resolved; gives new steps.</param>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, IEnumerable<PipelineStep>> factory) where T : IResource
        => builder.WithAnnotation(new PipelineStepAnnotation(factory));

    /// <summary>Adds steps made by a factory.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="factory">Runs each time the pipeline is resolved; gives new steps.</param>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, Func<PipelineStepFactoryContext, Task<IEnumerable<PipelineStep>>> factory) where T : IResource
        => builder.WithAnnotation(new PipelineStepAnnotation(factory));

    /// <summary>Adds a step.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="stepName">Unique name of the step.</param>
    /// <param name="callback">What the step does.</param>
    /// <param name="dependsOn">Names of steps that come before.</param>
    /// <param name="requiredBy">Names of steps that come after.</param>
    /// <param name="tags">Labels by which configuration callbacks find the step.</param>
    /// <param name="description">What the step is for, in one sentence.</param>
    public static IResourceBuilder<T> WithPipelineStepFactory<T>(this IResourceBuilder<T> builder, string stepName, Func<PipelineStepContext, Task> callback, string[]? dependsOn = null, string[]? requiredBy = null, string[]? tags = null, string? description = null) where T : IResource
        => builder.WithPipelineStepFactory(_ => new PipelineStep
        {
            Name = stepName,
            Description = description,
            Action = callback,
            DependsOnSteps = [.. dependsOn ?? []],
            RequiredBySteps = [.. requiredBy ?? []],
            Tags = [.. tags ?? []],
        });

    /// <summary>Adds a callback that sees all steps before they are ordered.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Runs once each time the pipeline is resolved.</param>
    public static IResourceBuilder<T> WithPipelineConfiguration<T>(this IResourceBuilder<T> builder, Func<PipelineConfigurationContext, Task> callback) where T : IResource
        => builder.WithAnnotation(new PipelineConfigurationAnnotation(callback));

    /// <summary>Adds a callback that sees all steps before they are ordered.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="callback">Runs once each time the pipeline is resolved.</param>
    public static IResourceBuilder<T> WithPipelineConfiguration<T>(this IResourceBuilder<T> builder, Action<PipelineConfigurationContext> callback) where T : IResource
        => builder.WithAnnotation(new PipelineConfigurationAnnotation(callback));
}
