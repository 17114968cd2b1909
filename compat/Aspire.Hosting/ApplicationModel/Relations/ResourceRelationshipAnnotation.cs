using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A named relation to another resource, shown in the dashboard.</summary>
/// <param name="resource">The other one.</param>
/// <param name="type">Name of the relation, such as <c>Reference</c>, <c>Parent</c>, <c>WaitFor</c>.</param>
[DebuggerDisplay("Resource = {Resource.Name}, Type = {Type}")]
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource { get; } = resource;

    /// <summary>Name of the relation.</summary>
    public string Type { get; } = type;
}

/// <summary>The relations that Aspire itself makes.</summary>
internal static class KnownRelationshipTypes
{
    public const string Reference = "Reference";
    public const string Parent = "Parent";
    public const string WaitFor = "WaitFor";
}
