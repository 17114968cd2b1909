using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;

namespace Aspire.Hosting.Dcp;

/// <summary>Files that are put into a container before it starts.</summary>
internal static class ContainerFiles
{
    /// <summary>Asks for all files of a container.</summary>
    public static async Task<List<CreateFiles>> DescribeAsync(IResource resource, IServiceProvider services, CancellationToken cancellationToken)
    {
        var described = new List<CreateFiles>();
        foreach (var annotation in resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var context = new ContainerFileSystemCallbackContext { Services = services, Model = resource };
            described.Add(new CreateFiles
            {
                Destination = annotation.DestinationPath,
                DefaultOwner = annotation.DefaultOwner,
                DefaultGroup = annotation.DefaultGroup,
                Umask = (int?)annotation.Umask,
                Entries = [.. (await annotation.Callback(context, cancellationToken)).Select(Describe)],
            });
        }

        return described;
    }

    private static CreateFile Describe(ContainerFileSystemItem item)
    {
        var file = item as ContainerFileBase;
        return new CreateFile
        {
            Type = item is ContainerDirectory ? "directory" : "file",
            Name = item.Name,
            Owner = item.Owner,
            Group = item.Group,
            Mode = item.Mode == UnixFileMode.None ? null : (int)item.Mode,
            Contents = file?.Contents,
            Source = file?.SourcePath,
            ContinueOnError = file?.ContinueOnError,
            Entries = item is ContainerDirectory directory ? [.. directory.Entries.Select(Describe)] : null,
        };
    }
}
