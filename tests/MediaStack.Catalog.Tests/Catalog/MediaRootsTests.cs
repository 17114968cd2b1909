using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Catalog;

/// <summary>Where media are, on the host and in containers.</summary>
public sealed class MediaRootsTests
{
    [Fact]
    public void Each_kind_has_a_folder_of_the_TRaSH_layout_in_the_data_folder() =>
        MediaRoots.Of(StackSettings.Default).Select(root => $"{root.Media} {root.Folder} {root.Path} {root.Adopted}").ShouldBe(
        [
            "Films /srv/mediastack/media/movies /data/media/movies False",
            "Series /srv/mediastack/media/tv /data/media/tv False",
            "Music /srv/mediastack/media/music /data/media/music False",
            "Books /srv/mediastack/media/books /data/media/books False",
            "Audiobooks /srv/mediastack/media/audiobooks /data/media/audiobooks False",
            "Comics /srv/mediastack/media/comics /data/media/comics False",
            "Podcasts /srv/mediastack/media/podcasts /data/media/podcasts False",
        ]);

    [Fact]
    public void Folders_that_the_owner_names_take_the_place_of_the_standard_one_and_keep_their_names()
    {
        var settings = StackSettings.Default.With("films-folders", "/srv/mediastack/media/Filme,/mnt/usb disk/films,/srv/mediastack-2/films");

        MediaRoots.Of(settings, MediaKind.Films).Select(root => $"{root.Folder} {root.Path} {root.Adopted}").ShouldBe(
        [
            "/srv/mediastack/media/Filme /data/media/Filme True",
            "/mnt/usb disk/films /library/mnt/usb disk/films True",
            "/srv/mediastack-2/films /library/srv/mediastack-2/films True",
        ]);
    }

    [Fact]
    public void A_path_in_containers_does_not_change_when_folders_are_added_or_reordered()
    {
        var one = MediaRoots.Of(StackSettings.Default.With("music-folders", "/mnt/a"), MediaKind.Music);
        var two = MediaRoots.Of(StackSettings.Default.With("music-folders", "/mnt/b,/mnt/a"), MediaKind.Music);

        two.ShouldContain(one.Single());
    }

    [Fact]
    public void Every_kind_has_a_setting()
    {
        foreach (var kind in Enum.GetValues<MediaKind>())
            ServiceCatalog.FindSetting(MediaRoots.SettingKey(kind)).ShouldNotBeNull().Kind.ShouldBe(SettingKind.PathList);
    }
}
