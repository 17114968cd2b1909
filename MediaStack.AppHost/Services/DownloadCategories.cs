namespace MediaStack.AppHost.Services;

/// <summary>What downloads are sorted by: categories in the download clients, and folders of the same names below theirs.</summary>
internal static class DownloadCategories
{
    /// <summary>The names.</summary>
    public static readonly IReadOnlyList<string> All = ["movies", "tv", "music", "books"];
}
