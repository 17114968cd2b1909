namespace MediaStack.Catalog.Settings;

/// <summary>An earlier save that is kept.</summary>
/// <param name="Revision">Its number; later saves have greater ones.</param>
/// <param name="SavedAt">When it was written.</param>
public sealed record HistoryEntry(int Revision, DateTimeOffset SavedAt);
