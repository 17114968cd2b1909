namespace Aspire.Hosting.ApplicationModel;

/// <summary>What is known of an instance of a resource has changed.</summary>
/// <param name="resource">The resource.</param>
/// <param name="resourceId">Id of the instance: the name in the model, with a suffix for what runs as a process or container.</param>
/// <param name="snapshot">What is known now.</param>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Id of the instance.</summary>
    public string ResourceId { get; } = resourceId;

    /// <summary>What is known now.</summary>
    public CustomResourceSnapshot Snapshot { get; } = snapshot;
}

/// <summary>Settings of <see cref="ResourceNotificationService"/>.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>What happens when a resource that is waited for can never get there, where the wait itself does not say.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}
