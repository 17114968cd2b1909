namespace MediaStack.Catalog.Settings.Kinds;

/// <summary>Several values in one: each is good by itself, and none stands twice.</summary>
internal static class ListRule
{
    public static Complaint? Check(string value, Func<string, Complaint?> checkItem)
    {
        var items = SettingList.Items(value);
        if (items.Any(item => item.Length == 0))
            return new("It has a comma too many.", "Put one comma between two values, and none before the first or after the last.");
        if (items.FirstOrDefault(item => item != item.Trim()) is { } padded)
            return new($"{TextRules.Show(padded)} begins or ends with a space.", "Write commas without spaces around them.");
        if (items.Select(checkItem).FirstOrDefault(complaint => complaint is not null) is { } complaint)
            return complaint;
        return items.GroupBy(item => item, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new($"{TextRules.Show(twice.Key)} stands twice.", "Remove one of the two.")
            : null;
    }
}
