namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of a distributed application: a container, a project, a parameter.</summary>
public interface IResource
{
    /// <summary>Unique name within the application.</summary>
    string Name { get; }

    /// <summary>Everything else that is known about the resource, in the order it was added.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
