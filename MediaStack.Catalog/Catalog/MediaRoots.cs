using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog;

/// <summary>
/// Where each kind of media is. Every kind has one folder below the data folder, as the TRaSH guides lay it out, until the owner names
/// others: those are adopted as they are, under names that stay the same when more are added.
/// </summary>
public static class MediaRoots
{
    /// <summary>Where containers see the data folder.</summary>
    public const string DataPath = "/data";

    /// <summary>Below it, containers see folders that lie elsewhere on the host, each under its path there.</summary>
    public const string ElsewherePath = "/library";

    /// <summary>The kinds, each with its folder below <c>media</c> and the words of its setting.</summary>
    internal static readonly IReadOnlyList<(MediaKind Kind, string Folder, string Words)> Kinds =
    [
        (MediaKind.Films, "movies", "films"),
        (MediaKind.Series, "tv", "series"),
        (MediaKind.Music, "music", "music"),
        (MediaKind.Books, "books", "books"),
        (MediaKind.Audiobooks, "audiobooks", "audio books"),
        (MediaKind.Comics, "comics", "comics"),
        (MediaKind.Podcasts, "podcasts", "podcasts"),
    ];

    /// <summary>The key of the setting that names the folders of a kind, <c>films-folders</c>.</summary>
    /// <param name="kind">A kind.</param>
    public static string SettingKey(MediaKind kind) => NameOf(kind) + "-folders";

    /// <summary>The name of a kind in settings and files, <c>films</c>.</summary>
    /// <param name="kind">A kind.</param>
    public static string NameOf(MediaKind kind) => Enum.GetName(kind)?.ToLowerInvariant() ?? throw new ArgumentOutOfRangeException(nameof(kind));

    /// <summary>The folders of some kinds, in the order of the kinds; new media go to the first of a kind.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="kinds">The kinds; all of them where none is named.</param>
    public static IReadOnlyList<MediaRoot> Of(StackSettings settings, params IReadOnlyList<MediaKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Of(key => settings[key], kinds);
    }

    internal static IReadOnlyList<MediaRoot> Of(Func<string, string?> valueOf, params IReadOnlyList<MediaKind> kinds)
    {
        var data = valueOf("data-folder") ?? "";
        return
        [
            .. from kind in Kinds
               where kinds.Count == 0 || kinds.Contains(kind.Kind)
               from root in Of(kind.Kind, kind.Folder, data, SettingList.Items(valueOf(SettingKey(kind.Kind))))
               select root,
        ];
    }

    private static IEnumerable<MediaRoot> Of(MediaKind kind, string folder, string data, IReadOnlyList<string> named) =>
        named.Count == 0
            ? [new(kind, $"{data}/media/{folder}", $"{DataPath}/media/{folder}", Adopted: false)]
            : named.Select(each => new MediaRoot(kind, each, PathOf(each, data), Adopted: true));

    private static string PathOf(string folder, string data) =>
        folder.StartsWith(data + "/", StringComparison.Ordinal) ? DataPath + folder[data.Length..] : ElsewherePath + folder;
}
