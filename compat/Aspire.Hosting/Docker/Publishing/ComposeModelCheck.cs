using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;

namespace Aspire.Hosting.Docker.Publishing;

/// <summary>Refuses a model that is meant for compose but has no environment to publish it.</summary>
internal sealed class ComposeModelCheck : IDistributedApplicationEventingSubscriber
{
    public Task SubscribeAsync(
        IDistributedApplicationEventing eventing,
        DistributedApplicationExecutionContext executionContext,
        CancellationToken cancellationToken)
    {
        if (executionContext.IsPublishMode)
            eventing.Subscribe<BeforeStartEvent>((@event, _) => Check(@event.Model));
        return Task.CompletedTask;
    }

    private static Task Check(DistributedApplicationModel model)
    {
        if (model.Resources.OfType<DockerComposeEnvironmentResource>().Any()) return Task.CompletedTask;

        var customized = model.GetComputeResources()
            .Where(resource => resource.HasAnnotationOfType<DockerComposeServiceCustomizationAnnotation>())
            .Select(resource => $"'{resource.Name}'")
            .ToArray();
        return customized.Length == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"{string.Join(", ", customized)}: to be published as a compose service, but the model has no {nameof(DockerComposeEnvironmentResource)}. "
                + $"Call {nameof(DockerComposeEnvironmentExtensions.AddDockerComposeEnvironment)}.");
    }
}
