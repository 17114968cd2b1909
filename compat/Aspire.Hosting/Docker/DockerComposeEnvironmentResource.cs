using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Docker.Publishing;
using Aspire.Hosting.Docker.Resources;
using Aspire.Hosting.Pipelines;

namespace Aspire.Hosting.Docker;

/// <summary>
/// A place that is described by one compose file: it publishes the model as <c>docker-compose.yaml</c> and <c>.env</c>.
/// </summary>
public class DockerComposeEnvironmentResource : Resource, IComputeEnvironmentResource
{
    /// <summary>Creates an environment with its pipeline steps.</summary>
    /// <param name="name">Name; part of the names of the steps.</param>
    public DockerComposeEnvironmentResource(string name) : base(name)
    {
        Annotations.Add(new PipelineStepAnnotation(_ => CreateSteps()));
    }

    /// <summary>Name of the network that every service joins; <c>aspire</c> unless set.</summary>
    public string? DefaultNetworkName { get; set; }

    /// <summary>Whether a dashboard becomes part of the compose file; true unless changed.</summary>
    public bool DashboardEnabled { get; set; } = true;

    internal IResourceBuilder<DockerComposeAspireDashboardResource>? Dashboard { get; init; }

    internal Action<ComposeFile>? ConfigureComposeFile { get; set; }

    internal Action<IDictionary<string, CapturedEnvironmentVariable>>? ConfigureEnvFile { get; set; }

    /// <summary>Variables of <c>.env</c> by name.</summary>
    internal Dictionary<string, CapturedEnvironmentVariable> CapturedVariables { get; } = [];

    /// <summary>What the model's resources become; empty until the targets are prepared.</summary>
    internal ComposeTargets Targets => field ??= new ComposeTargets(this);

    /// <summary>Remembers a variable for <c>.env</c>; the newest description of a name counts.</summary>
    /// <returns>The placeholder for the compose file.</returns>
    internal string Capture(CapturedEnvironmentVariable variable)
    {
        CapturedVariables[variable.Name] = variable;
        return $"${{{variable.Name}}}";
    }

    // The official environment also has docker-compose-up, docker-compose-down, destroy and summary steps.
    // This solution deploys through its own API, which needs health, progress and rollback, so they are not here.
    private IEnumerable<PipelineStep> CreateSteps() =>
    [
        new()
        {
            Name = $"prepare-deployment-targets-{Name}",
            Description = $"Finds out which resources become services of {Name}.",
            Action = context => Targets.PrepareAsync(context.Model, context.ExecutionContext, context.Logger, context.CancellationToken),
            DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"publish-{Name}",
            Description = $"Writes the compose file of {Name} and the keys of its .env file.",
            Action = context => new ComposePublisher(this, context).PublishAsync(),
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
        },
        new()
        {
            Name = $"prepare-{Name}",
            Description = $"Writes the values for {Name} to the .env file of this environment.",
            Action = context => new ComposePublisher(this, context).WriteValuesAsync(),
            DependsOnSteps = [WellKnownPipelineSteps.Publish, WellKnownPipelineSteps.Build],
        },
    ];
}
