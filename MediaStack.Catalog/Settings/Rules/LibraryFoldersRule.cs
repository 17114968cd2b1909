namespace MediaStack.Catalog.Settings.Rules;

/// <summary>No folder of media lies in another one, or each film in it would be there twice.</summary>
internal sealed class LibraryFoldersRule : ISettingsRule
{
    public IEnumerable<Finding> Check(SettingsView settings)
    {
        List<(string Path, string Setting)> earlier =
        [
            .. from each in settings.ValuesOf(SettingKind.Path)
               where each.Setting.Key == "data-folder"
               select (each.Value, each.Setting.Key),
        ];
        foreach (var (setting, value) in settings.ValuesOf(SettingKind.PathList))
        {
            foreach (var folder in SettingList.Items(value))
            {
                foreach (var (path, owner) in earlier.Where(other => IsIn(folder, other.Path) || IsIn(other.Path, folder)))
                {
                    var relation = folder == path ? "is the same folder as" : IsIn(folder, path) ? "lies in" : "holds";
                    yield return Finding.Error(FindingCodes.FolderOverlap, setting.Key,
                        $"{TextRules.Show(folder)} {relation} {TextRules.Show(path)}{(owner == setting.Key ? "" : $" ({owner})")}.",
                        "Name each folder once, and none inside another; what lies in the data folder is in the library already.");
                }

                earlier.Add((folder, setting.Key));
            }
        }
    }

    private static bool IsIn(string inner, string outer) =>
        inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);
}
