using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Kinds of mounts.</summary>
public enum ContainerMountType
{
    /// <summary>A file or folder of the host.</summary>
    BindMount,

    /// <summary>A volume of the engine.</summary>
    Volume,
}

/// <summary>A volume or bind mount of a container.</summary>
[DebuggerDisplay("Type = {Type}, Source = {Source}, Target = {Target}")]
public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    /// <summary>Creates the mount.</summary>
    /// <param name="source">Volume name (null for an anonymous one), or absolute path on the host.</param>
    /// <param name="target">Absolute path in the container.</param>
    /// <param name="type">Volume or bind mount.</param>
    /// <param name="isReadOnly">True to forbid writing.</param>
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        if (type == ContainerMountType.BindMount)
        {
            ArgumentException.ThrowIfNullOrEmpty(source);
            if (!Path.IsPathRooted(source))
                throw new ArgumentException($"The bind mount source '{source}' must be an absolute path.", nameof(source));
        }
        else if (source is null && isReadOnly)
        {
            throw new ArgumentException($"The volume at '{target}' has no name, so nothing could ever be in it: it "
                + "cannot be read-only.", nameof(isReadOnly));
        }

        Source = source;
        Target = target;
        Type = type;
        IsReadOnly = isReadOnly;
    }

    /// <summary>Volume name (null for an anonymous one), or absolute path on the host.</summary>
    public string? Source { get; }

    /// <summary>Absolute path in the container.</summary>
    public string Target { get; }

    /// <summary>Volume or bind mount.</summary>
    public ContainerMountType Type { get; }

    /// <summary>True when writing is forbidden.</summary>
    public bool IsReadOnly { get; }
}
