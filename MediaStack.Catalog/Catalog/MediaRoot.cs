namespace MediaStack.Catalog;

/// <summary>A folder that holds one kind of media.</summary>
/// <param name="Media">What it holds.</param>
/// <param name="Folder">Absolute path on the host.</param>
/// <param name="Path">Absolute path in every container that sees it.</param>
/// <param name="Adopted">True for a folder that the owner named: it is used as it is, and nobody makes it.</param>
public sealed record MediaRoot(MediaKind Media, string Folder, string Path, bool Adopted);
