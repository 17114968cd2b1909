namespace MediaStack.Catalog.Settings;

/// <summary>Values that hold several: with commas between them and no spaces.</summary>
public static class SettingList
{
    /// <summary>The single values, in the order in which they are written; none for no value.</summary>
    /// <param name="value">The value of a <see cref="SettingKind.PathList"/> or <see cref="SettingKind.InterfaceAddresses"/>.</param>
    public static IReadOnlyList<string> Items(string? value) => string.IsNullOrEmpty(value) ? [] : value.Split(',');
}
