namespace Aspire.Hosting.Docker.Resources.ComposeNodes;

/// <summary>A member of a compose file that is listed under its name; the name itself is no key of the member.</summary>
public abstract class NamedComposeMember
{
    /// <summary>Key of the member in its section.</summary>
    public required string Name { get; set; }
}
