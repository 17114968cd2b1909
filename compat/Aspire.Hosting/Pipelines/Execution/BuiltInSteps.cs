using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Pipelines;

/// <summary>The steps of <see cref="WellKnownPipelineSteps"/>, related as in Aspire 13.5. Deploying, pushing and taking down are not covered.</summary>
internal static class BuiltInSteps
{
    public static List<PipelineStep> Create() =>
    [
        Gathering(WellKnownPipelineSteps.Publish, "Comes after everything that writes files for a deployment."),
        Gathering(WellKnownPipelineSteps.PublishPrereq, "Comes before everything that writes files for a deployment."),
        Gathering(WellKnownPipelineSteps.Build, "Comes after everything that builds images."),
        Gathering(WellKnownPipelineSteps.BuildPrereq, "Comes before everything that builds images."),
        Gathering(WellKnownPipelineSteps.BeforeStart, "Completes the model before the app host starts."),
        new()
        {
            Name = WellKnownPipelineSteps.ProcessParameters,
            Description = "Checks that every parameter has a value.",
            Action = ProcessParametersAsync,
            RequiredBySteps = [WellKnownPipelineSteps.BuildPrereq],
        },
        new()
        {
            Name = WellKnownPipelineSteps.ValidateComputeEnvironments,
            Description = "Checks that every compute resource has one environment to go to.",
            Action = context => ValidateComputeEnvironments(context.Model),
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
    ];

    private static PipelineStep Gathering(string name, string description)
        => new() { Name = name, Description = description, Action = _ => Task.CompletedTask };

    /// <summary>A missing value is reported and not an error: nobody can be asked, and what is built may not need it.</summary>
    private static async Task ProcessParametersAsync(PipelineStepContext context)
    {
        foreach (var parameter in context.Model.Resources.OfType<ParameterResource>())
        {
            try
            {
                await parameter.GetValueAsync(context.CancellationToken);
            }
            catch (MissingParameterValueException exception)
            {
                context.Logger.LogError("{Problem}", exception.Message);
            }
        }
    }

    private static Task ValidateComputeEnvironments(DistributedApplicationModel model)
    {
        var environments = model.Resources.OfType<IComputeEnvironmentResource>().Select(environment => $"'{environment.Name}'").ToArray();
        if (environments.Length > 1)
        {
            throw new DistributedApplicationException(
                $"The model has several compute environments ({string.Join(", ", environments)}), so it is open where its resources go; keep one.");
        }

        return Task.CompletedTask;
    }
}
