namespace MediaStack.Catalog.Estate;

/// <summary>Where downloads and media are.</summary>
/// <param name="DataFolder">Absolute folder of the host that containers see as <c>/data</c>.</param>
/// <param name="LibraryFolders">Further folders of the host; the first is <c>/library/1</c> in containers, and so on.</param>
public sealed record EstateStorage(string DataFolder, IReadOnlyList<string> LibraryFolders);
