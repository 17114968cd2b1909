namespace MediaStack.Catalog.Estate;

/// <summary>Where downloads and media are.</summary>
/// <param name="DataFolder">Absolute folder of the host that containers see as <c>/data</c>.</param>
/// <param name="Roots">The folders of each kind of media that the estate has to do with; the first of a kind is where new media go.</param>
public sealed record EstateStorage(string DataFolder, IReadOnlyList<MediaRoot> Roots);

/// <summary>A folder of media in one service: a root folder of a manager, a part of a media server's library.</summary>
/// <param name="Media">What it holds.</param>
/// <param name="Path">Absolute path in the service's container.</param>
public sealed record EstateLibrary(MediaKind Media, string Path);
