using MediaStack.Catalog.Settings;

namespace MediaStack.Catalog.Tests.Settings;

/// <summary>Folders of media, which must be apart.</summary>
public sealed class LibraryFoldersRuleTests
{
    private const string Data = "/srv/mediastack";

    [Theory]
    [InlineData("/mnt/films")]
    [InlineData("/mnt/films,/mnt/films 2,/media/usb disk")]
    [InlineData("/srv/mediastack-old")]
    [InlineData("/srv/mediastack/media/movies")]
    [InlineData("/srv/mediastack/media/Filme,/srv/mediastack/Filme")]
    public void Folders_that_are_apart_pass(string folders) => Validate(folders).ShouldBeEmpty();

    [Theory]
    [InlineData("/srv/mediastack", "\"/srv/mediastack\" is the same folder as \"/srv/mediastack\" (data-folder).")]
    [InlineData("/srv", "\"/srv\" holds \"/srv/mediastack\" (data-folder).")]
    [InlineData("/mnt/a,/mnt/a/films", "\"/mnt/a/films\" lies in \"/mnt/a\".")]
    [InlineData("/mnt/a/films,/mnt/a", "\"/mnt/a\" holds \"/mnt/a/films\".")]
    [InlineData("/srv/mediastack/media/tv", "\"/srv/mediastack/media/tv\" is the same folder as \"/srv/mediastack/media/tv\" (series).")]
    [InlineData("/srv/mediastack/media/tv/old", "\"/srv/mediastack/media/tv/old\" lies in \"/srv/mediastack/media/tv\" (series).")]
    [InlineData("/srv/mediastack/torrents/movies",
        "\"/srv/mediastack/torrents/movies\" lies in \"/srv/mediastack/torrents\", where downloads arrive.")]
    [InlineData("/srv/mediastack/usenet", "\"/srv/mediastack/usenet\" is the same folder as \"/srv/mediastack/usenet\", where downloads arrive.")]
    public void A_folder_in_another_is_refused(string folders, string problem)
    {
        var finding = Validate(folders).ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Setting).ShouldBe((FindingSeverity.Error, FindingCodes.FolderOverlap, "films-folders"));
        finding.Problem.ShouldBe(problem);
    }

    [Fact]
    public void Two_kinds_of_media_have_no_folder_in_common()
    {
        var finding = SettingsValidator.Validate(Settings("/mnt/videos").With("series-folders", "/mnt/videos")).ShouldHaveSingleItem();

        (finding.Code, finding.Setting).ShouldBe((FindingCodes.FolderOverlap, "series-folders"));
        finding.Problem.ShouldBe("\"/mnt/videos\" is the same folder as \"/mnt/videos\" (films).");
    }

    [Fact]
    public void Books_of_all_sorts_may_share_a_folder() =>
        SettingsValidator.Validate(Settings("").With("books-folders", "/mnt/books").With("audiobooks-folders", "/mnt/books").With("comics-folders", "/mnt/books"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("/")]
    [InlineData("/etc")]
    [InlineData("/usr")]
    [InlineData("/proc")]
    [InlineData("/var/lib/docker")]
    [InlineData("media")]
    public void Dangerous_folders_are_refused_for_data_and_libraries(string folder)
    {
        SettingsValidator.Validate(Settings("/mnt/films").With("data-folder", folder)).ShouldHaveSingleItem().Setting.ShouldBe("data-folder");
        Validate($"/mnt/films,{folder}").ShouldHaveSingleItem().Setting.ShouldBe("films-folders");
    }

    private static IReadOnlyList<Finding> Validate(string films) => SettingsValidator.Validate(Settings(films));

    private static StackSettings Settings(string films) => StackSettings.Default.With("data-folder", Data).With("films-folders", films);
}
