namespace MediaStack.Catalog;

/// <summary>The user and group of a container's main process, as numbers of the host.</summary>
/// <param name="Uid">User id.</param>
/// <param name="Gid">Group id.</param>
public readonly record struct RunAs(int Uid, int Gid)
{
    /// <summary>The form that compose's <c>user:</c> key takes, <c>uid:gid</c>.</summary>
    public override string ToString() => $"{Uid}:{Gid}";
}
