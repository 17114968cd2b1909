namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource's connection string is that of another one.</summary>
/// <param name="resource">The other one.</param>
public class ConnectionStringRedirectAnnotation(IResourceWithConnectionString resource) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResourceWithConnectionString Resource { get; } = resource;
}
