namespace MediaStack.AppHost.Running;

/// <summary>The estate, or one shelf of it, as the dashboard shows it: the parent of its services, and the place of commands for all.</summary>
/// <param name="name">Resource name.</param>
internal sealed class EstateResource(string name) : Resource(name)
{
    /// <summary>Name of the resource above all others.</summary>
    public const string EstateName = "estate";
}
