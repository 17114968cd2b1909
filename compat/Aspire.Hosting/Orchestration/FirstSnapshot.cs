using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What the model alone says about a resource, before anything is started.</summary>
internal static class FirstSnapshot
{
    public static CustomResourceSnapshot Of(IResource resource, CustomResourceSnapshot snapshot) => snapshot with
    {
        State = snapshot.State ?? (resource.IsRun() && resource.HasAnnotationOfType<ExplicitStartupAnnotation>() ? KnownResourceStates.NotStarted : null),
        Properties = PropertiesOf(resource, snapshot.Properties),
        Relationships = RelationsOf(resource),
        Volumes = VolumesOf(resource),
    };

    private static ImmutableArray<ResourcePropertySnapshot> PropertiesOf(IResource resource, ImmutableArray<ResourcePropertySnapshot> properties)
    {
        if (ParentOf(resource) is { } parent)
            properties = properties.Set(KnownProperties.ParentName, parent.InstanceId());

        return resource switch
        {
            ProjectResource project => properties.Set(KnownProperties.ProjectPath, project.GetProjectMetadata().ProjectPath),
            ExecutableResource executable => properties
                .Set(KnownProperties.ExecutablePath, executable.Command)
                .Set(KnownProperties.ExecutableWorkDir, executable.WorkingDirectory),
            _ when resource.TryGetContainerImageName(out var image) => properties.Set(KnownProperties.ContainerImage, image),
            _ => properties,
        };
    }

    private static ImmutableArray<RelationshipSnapshot> RelationsOf(IResource resource)
    {
        var relations = resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Select(relation => new RelationshipSnapshot(relation.Resource.Name, relation.Type));
        if (resource is IResourceWithParent child)
            relations = relations.Append(new RelationshipSnapshot(child.Parent.Name, KnownRelationshipTypes.Parent));

        return [.. relations.Distinct()];
    }

    private static ImmutableArray<VolumeSnapshot> VolumesOf(IResource resource) => resource.TryGetContainerMounts(out var mounts)
        ? [.. mounts.Select(mount => new VolumeSnapshot(
            mount.Source, mount.Target, mount.Type == ContainerMountType.BindMount ? "bind" : "volume", mount.IsReadOnly))]
        : [];

    private static IResource? ParentOf(IResource resource) => resource is IResourceWithParent child
        ? child.Parent
        : resource.Annotations.OfType<ResourceRelationshipAnnotation>().LastOrDefault(relation => relation.Type == KnownRelationshipTypes.Parent)?.Resource;
}
