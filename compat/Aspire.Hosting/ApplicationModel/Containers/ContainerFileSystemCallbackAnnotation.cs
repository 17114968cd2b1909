using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Files that are put into a container when it is created.</summary>
[DebuggerDisplay("DestinationPath = {DestinationPath}")]
public sealed class ContainerFileSystemCallbackAnnotation : IResourceAnnotation
{
    /// <summary>Folder in the container.</summary>
    public required string DestinationPath { get; init; }

    /// <summary>Numeric owner of items that name none; null for root.</summary>
    public int? DefaultOwner { get; init; }

    /// <summary>Numeric group of items that name none; null for root.</summary>
    public int? DefaultGroup { get; init; }

    /// <summary>Permissions that items without a mode do not get; null for 0022.</summary>
    public UnixFileMode? Umask { get; set; }

    /// <summary>Makes the items.</summary>
    public required Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> Callback { get; init; }
}

/// <summary>What a callback that makes files may use.</summary>
public sealed class ContainerFileSystemCallbackContext
{
    /// <summary>The services of the app host.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The container.</summary>
    public required IResource Model { get; init; }
}
