namespace MediaStack.Catalog.Settings.Rules;

/// <summary>
/// Folders of media are apart from each other, or each film in one would be there twice, and from the downloads. They may lie in the data
/// folder, where downloads are linked into them. Books of all sorts may share one folder: each reader takes from it what it knows.
/// </summary>
internal sealed class LibraryFoldersRule : ISettingsRule
{
    private const string Data = "data-folder";

    private static readonly MediaKind[] s_books = [MediaKind.Books, MediaKind.Audiobooks, MediaKind.Comics];

    public IEnumerable<Finding> Check(SettingsView settings)
    {
        // A folder that is wrong by itself has its finding already.
        var good = settings.ValuesOf(SettingKind.Path).Concat(settings.ValuesOf(SettingKind.PathList))
            .ToDictionary(each => each.Setting.Key, each => each.Value, StringComparer.Ordinal);
        if (!good.TryGetValue(Data, out var data))
            yield break;
        var roots = MediaRoots.Of(good.GetValueOrDefault);
        foreach (var (root, at) in roots.Select((root, at) => (root, at)).Where(each => each.root.Adopted))
        {
            if (IsIn(data, root.Folder))
            {
                yield return Overlap(root, data, $" ({Data})", "Name a folder for this kind of media alone.");
                continue;
            }

            foreach (var downloads in new[] { $"{data}/torrents", $"{data}/usenet" }.Where(folder => IsIn(root.Folder, folder)))
                yield return Overlap(root, downloads, ", where downloads arrive", "Name a folder apart from the downloads.");
            // Of two that the owner named, the later one is reported.
            foreach (var other in roots.Where((other, place) => place != at && (!other.Adopted || place < at) && Meet(root, other)))
            {
                yield return Overlap(root, other.Folder, other.Media == root.Media ? "" : $" ({MediaRoots.NameOf(other.Media)})",
                    "Name each folder once, and none inside another.");
            }
        }
    }

    private static bool Meet(MediaRoot one, MediaRoot other) =>
        one.Folder == other.Folder
            ? !(s_books.Contains(one.Media) && s_books.Contains(other.Media) && one.Media != other.Media)
            : IsIn(one.Folder, other.Folder) || IsIn(other.Folder, one.Folder);

    private static Finding Overlap(MediaRoot root, string other, string what, string cure)
    {
        var relation = root.Folder == other ? "is the same folder as" : IsIn(root.Folder, other) ? "lies in" : "holds";
        return Finding.Error(FindingCodes.FolderOverlap, MediaRoots.SettingKey(root.Media),
            $"{TextRules.Show(root.Folder)} {relation} {TextRules.Show(other)}{what}.", cure);
    }

    private static bool IsIn(string inner, string outer) =>
        inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);
}
